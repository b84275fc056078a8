#!/usr/bin/env bash
# Runs these tests on .NET 8, the runtime of PowerShell 7.4, and loads the module as it ships there. See tests/AdoEntra.Core.Net8.
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet build tests/AdoEntra.Core.Net8 --nologo --verbosity quiet
exec artifacts/bin/AdoEntra.Core.Net8/debug_*/AdoEntra.Core.Tests
