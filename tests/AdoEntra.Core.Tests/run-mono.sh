#!/usr/bin/env bash
# Runs these tests on the net472 build under Mono, where there is no Windows to run them on. Arguments go to the runner
# (-class, -method, -trait ...).
set -euo pipefail
cd "$(dirname "$0")/../.."

tests=artifacts/bin/AdoEntra.Core.Tests/debug_net472
dotnet build tests/AdoEntra.Core.Tests --framework net472 --nologo --verbosity quiet
# What hangs is ended; the runner has said by then which test that is.
exec timeout --kill-after=10 30m mono --debug "$tests/runner/xunit.console.exe" "$tests/AdoEntra.Core.Tests.dll" -nologo "$@"
