#!/usr/bin/env bash
# Runs these tests on .NET 8, the runtime of PowerShell 7.4, and loads the module as it ships there: which files, and what the runtime compiles.
# See tests/AdoEntra.Core.Net8.
set -euo pipefail
cd "$(dirname "$0")/../.."

compgen -G 'output/AdoEntra/*/bin/Core/net8-win-x64' >/dev/null || dotnet build module --nologo --verbosity quiet
for project in src/AdoEntra.Emulator tests/AdoEntra.Core.Net8; do dotnet build "$project" --nologo --verbosity quiet; done
program=$(ls "$PWD"/artifacts/bin/AdoEntra.Core.Net8/debug_*/AdoEntra.Core.Tests)
result=0
"$program" || result=1

if [ "$(uname -sm)" = 'Linux x86_64' ]; then
    folder=$(mktemp -d)
    dotnet artifacts/bin/AdoEntra.Emulator/debug/AdoEntra.Emulator.dll --host AppService --ready-file "$folder/ready.json" --parent-pid $$ \
        >"$folder/emulator" 2>&1 </dev/null &
    emulator=$!
    trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$folder"' EXIT
    until [ -s "$folder/ready.json" ]; do
        kill -0 "$emulator" 2>/dev/null || { cat "$folder/emulator" >&2; exit 1; }
        sleep 0.1
    done
    "$program" module "$(ls -d "$PWD"/output/AdoEntra/*/bin/Core)" "${program%/*}/module-images" "$folder/ready.json" || result=1
fi
exit "$result"
