# What the test files share: the built package, an emulator beside the tests, and fresh shells. Never touches the sources of the module.

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$script:root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
$script:shell = (Get-Process -Id $PID).Path
$script:plain = if ($PSVersionTable.PSVersion.Major -ge 6) { @{ NoProxy = $true } } else { @{} }
$script:home = $null
$script:trust = $env:SSL_CERT_DIR

# Whatever of these is set on the machine would decide who signs in, where, or over which proxy.
$script:steering = '^(AZURE|ARM|IDENTITY|MSI|IMDS|ACTIONS_ID_TOKEN|SYSTEM|ADOENTRA|AZDO)_|^DEFAULT_IDENTITY_CLIENT_ID$|^(HTTP|HTTPS|ALL|NO)_PROXY$'

function Get-PackagePath {
    # The folder of the built package. PESTER_ADOENTRA_PACKAGE names another one, for example an unpacked download.
    if ($env:PESTER_ADOENTRA_PACKAGE) { return $env:PESTER_ADOENTRA_PACKAGE }
    $manifest = Join-Path $script:root 'AdoEntra.psd1'
    $path = [IO.Path]::Combine($script:root, 'output', [IO.Path]::GetFileNameWithoutExtension($manifest), (Import-PowerShellDataFile $manifest).ModuleVersion)
    if (-not (Test-Path $path)) { throw "There is no built package in $path. 'dotnet build module/AdoEntra.Module.csproj' makes it." }
    $path
}

function Get-RepositoryRoot { $script:root }

function Get-TestHome {
    # A home folder without any user's modules and settings in it; one for all shells of this process.
    if (-not $script:home) { $script:home = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "adoentra-home-$PID-$([Guid]::NewGuid().ToString('N'))") }
    $script:home.FullName
}

function Import-Package {
    # Into the caller's session, and where other runspaces of this process look for modules.
    $package = Get-PackagePath
    $folder = Split-Path (Split-Path $package)
    if ($env:PSModulePath.Split([IO.Path]::PathSeparator) -notcontains $folder) { $env:PSModulePath = $folder + [IO.Path]::PathSeparator + $env:PSModulePath }
    Import-Module (Join-Path $package 'AdoEntra.psd1') -Global
    # The usual 15 s are for people. Tests that are about a limit name it.
    $global:PSDefaultParameterValues['Connect-AdoEntra:TimeoutSec'] = 300
}

function Clear-SteeringVariable {
    foreach ($name in @([Environment]::GetEnvironmentVariables('Process').Keys) -match $script:steering) { [Environment]::SetEnvironmentVariable($name, $null) }
}

function Get-EmulatorProgram {
    if ($env:PESTER_ADOENTRA_EMULATOR) { return $env:PESTER_ADOENTRA_EMULATOR }
    $built = Get-Item (Join-Path $script:root 'artifacts/bin/AdoEntra.Emulator/*/AdoEntra.Emulator.dll') -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $built) { throw "There is no built emulator. 'dotnet build src/AdoEntra.Emulator' makes it." }
    $built.FullName
}

function Start-Emulator {
    # Starts an emulator that ends with this process at the latest, and leads this process to it. With -Entra, fresh shells trust its
    # certificate; this process does not, since .NET reads SSL_CERT_DIR when it starts.
    param([string[]] $Option = @(), [switch] $Entra)

    Clear-SteeringVariable
    $files = $null
    if ($Entra) {
        $files = (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "adoentra-files-$([Guid]::NewGuid().ToString('N'))")).FullName
        $Option = @('--entra', '--files', "`"$files`"", '--device-code-interval', '1') + $Option
    }

    $ready = Join-Path ([IO.Path]::GetTempPath()) "adoentra-emulator-$([Guid]::NewGuid().ToString('N')).json"
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = (@("`"$(Get-EmulatorProgram)`"", '--ready-file', "`"$ready`"", '--parent-pid', $PID) + $Option) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    # It is killed in the end, and would leave the sockets of its diagnostics behind.
    $start.EnvironmentVariables['DOTNET_EnableDiagnostics'] = '0'
    $process = [Diagnostics.Process]::Start($start)
    $limit = [Diagnostics.Stopwatch]::StartNew()
    while (-not (Test-Path $ready)) {
        if ($process.HasExited) { throw "The emulator ended with exit code $($process.ExitCode): $($process.StandardError.ReadToEnd())" }
        if ($limit.Elapsed.TotalSeconds -gt 180) { $process.Kill(); throw 'The emulator did not start within 180 s.' }
        Start-Sleep -Milliseconds 25
    }

    $said = Get-Content $ready -Raw | ConvertFrom-Json
    Remove-Item $ready
    $emulator = [pscustomobject]@{
        Process        = $process
        Url            = $said.url.TrimEnd('/')
        IdentityHeader = $said.variables.IDENTITY_HEADER
        Authority      = if ($Entra) { $said.variables.AZURE_AUTHORITY_HOST } else { $null }
        Trust          = if ($Entra) { $said.variables.SSL_CERT_DIR } else { $null }
        Files          = $files
    }
    Set-EmulatedHost $emulator AppService
    $emulator
}

function Stop-Emulator {
    param([Parameter(Position = 0)] $Emulator)

    Clear-SteeringVariable
    if ($Emulator -and -not $Emulator.Process.HasExited) {
        $Emulator.Process.Kill()
        $null = $Emulator.Process.WaitForExit(60000)
    }

    if ($Emulator -and $Emulator.Files) {
        [Environment]::SetEnvironmentVariable('SSL_CERT_DIR', $script:trust)
        Remove-Item $Emulator.Files -Recurse -Force -ErrorAction Ignore
    }

    if ($script:home) {
        Remove-Item $script:home -Recurse -Force -ErrorAction Ignore
        $script:home = $null
    }
}

function Set-EmulatedHost {
    # The kind of managed-identity host that this process finds itself on; None is a machine where nothing answers.
    param([Parameter(Position = 0)] $Emulator, [ValidateSet('AppService', 'Imds', 'None')] [Parameter(Position = 1)] [string] $Kind)

    Clear-SteeringVariable
    $env:ADOENTRA_EMULATOR_URL = $Emulator.Url
    if ($Emulator.Authority) { ($env:AZURE_AUTHORITY_HOST, $env:SSL_CERT_DIR) = ($Emulator.Authority, $Emulator.Trust) }
    switch ($Kind) {
        AppService {
            $env:IDENTITY_ENDPOINT = "$($Emulator.Url)/msi/token"
            $env:IDENTITY_HEADER = $Emulator.IdentityHeader
        }
        Imds {
            $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = $Emulator.Url
            # The library goes on asking the first one of a process, so that no other file's can be asked here: see Invoke-TestFile.ps1.
            [AppDomain]::CurrentDomain.SetData('AdoEntra.Spent', $true)
        }
        None { $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = 'http://127.0.0.1:9' }
    }
}

function Get-EmulatorRequest {
    # What arrived, in order: number, route, method, target (as sent), outcome, headers.
    param([Parameter(Position = 0)] $Emulator, [Parameter(Position = 1)] [string] $Route = 'any')

    @((Invoke-RestMethod "$($Emulator.Url)/_emulator/requests?route=$Route" @script:plain).value)
}

function Clear-EmulatorRequest {
    param([Parameter(Position = 0)] $Emulator)

    $null = Invoke-RestMethod "$($Emulator.Url)/_emulator/requests" -Method Delete @script:plain
}

function Wait-Until {
    # What a condition gives, once that is something. The limit is for what never comes: a busy machine takes its time.
    param([Parameter(Position = 0)] [scriptblock] $Condition, [string] $Because = "this did not become true: $Condition", [int] $Seconds = 120)

    $limit = [Diagnostics.Stopwatch]::StartNew()
    while (-not ($found = & $Condition)) {
        if ($limit.Elapsed.TotalSeconds -gt $Seconds) { throw "Within $Seconds s $Because" }
        Start-Sleep -Milliseconds 30
    }

    $found
}

function Wait-EmulatorRequest {
    # The newest request of a route, once it is there and, unless that is asked for, not open any more.
    param([Parameter(Position = 0)] $Emulator, [Parameter(Position = 1)] [string] $Route, [switch] $Open)

    Wait-Until -Because "no request of the route '$Route' $(if ($Open) { 'arrived' } else { 'ended' })." {
        Get-EmulatorRequest $Emulator $Route | Select-Object -Last 1 | Where-Object { $Open -or $_.outcome -ne 'open' }
    }
}

function Set-EmulatorFault {
    # What goes wrong with the requests of a route from now on: @{ kind = 'status'; status = 500 }, ... Several come one after the other.
    param([Parameter(Position = 0)] $Emulator, [Parameter(Position = 1)] [string] $Route, [Parameter(Position = 2)] [hashtable[]] $Fault)

    $body = [Text.Encoding]::UTF8.GetBytes((@{ route = $Route; faults = $Fault } | ConvertTo-Json -Depth 5))
    $null = Invoke-RestMethod "$($Emulator.Url)/_emulator/faults" -Method Put -Body $body -ContentType 'application/json' @script:plain
}

function Clear-EmulatorFault {
    param([Parameter(Position = 0)] $Emulator)

    $null = Invoke-RestMethod "$($Emulator.Url)/_emulator/faults" -Method Delete @script:plain
}

function Revoke-EmulatorToken {
    param([Parameter(Position = 0)] $Emulator)

    $null = Invoke-RestMethod "$($Emulator.Url)/_emulator/tokens/revoke" -Method Post @script:plain
}

function New-FederatedToken {
    # A token that federated-app accepts in place of a secret, unless told otherwise.
    param([Parameter(Position = 0)] $Emulator, [Parameter(Position = 1)] [string] $Issuer = 'GitHub', [string] $Subject)

    $more = if ($Subject) { "&subject=$([Uri]::EscapeDataString($Subject))" }
    (Invoke-RestMethod "$($Emulator.Url)/_emulator/federatedtokens?issuer=$Issuer$more" -Method Post @script:plain).token
}

function New-RegisteredCertificate {
    # A certificate that an application accepts: clientId, thumbprint, pem, pfx (base64).
    param([Parameter(Position = 0)] $Emulator, [Parameter(Position = 1)] [string] $Application = 'certificate-app')

    Invoke-RestMethod "$($Emulator.Url)/_emulator/applications/$Application/certificates" -Method Post @script:plain
}

function Reset-Suite {
    # Between two tests: no fault, no connection, no request so far.
    param([Parameter(Position = 0)] $Emulator)

    Clear-EmulatorFault $Emulator
    Set-EmulatedHost $Emulator AppService
    Disconnect-AdoEntra -All -Scope Process
    Disconnect-AdoEntra -All
    Clear-EmulatorRequest $Emulator
}

function Get-Failure {
    # The error record with which a script ends; a test that expects a failure fails without one.
    param([Parameter(Position = 0)] [scriptblock] $Script)

    try { $null = & $Script } catch { return $_ }
    throw 'This was expected to fail, and did not.'
}

function New-ShellStart([string] $Script, [string[]] $Through = @()) {
    # How a new process of this PowerShell runs a script: the package where modules are looked for, and an empty home.
    $command = @($Through) + @($script:shell, '-NoProfile', '-NonInteractive', '-File', "`"$Script`"")
    $start = [Diagnostics.ProcessStartInfo]::new($command[0], ($command[1..($command.Count - 1)] -join ' '))
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $start.RedirectStandardError = $start.RedirectStandardInput = $true
    $start.StandardOutputEncoding = $start.StandardErrorEncoding = [Text.UTF8Encoding]::new($false)
    $others = $env:PSModulePath.Split([IO.Path]::PathSeparator) | Where-Object { -not $_.StartsWith($HOME, [StringComparison]::OrdinalIgnoreCase) }
    $start.EnvironmentVariables['PSModulePath'] = (@(Split-Path (Split-Path (Get-PackagePath))) + $others) -join [IO.Path]::PathSeparator
    $start.EnvironmentVariables['HOME'] = Get-TestHome
    foreach ($name in 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME') { $start.EnvironmentVariables.Remove($name) }
    $start.EnvironmentVariables['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
    $start.EnvironmentVariables['NO_COLOR'] = '1'
    $start
}

function New-ShellFolder { (New-Item -ItemType Directory (Join-Path (Get-TestHome) ([Guid]::NewGuid().ToString('N')))).FullName }

function Save-ShellScript([string] $Path, [string] $Text) {
    # With a mark, which Windows PowerShell needs to see UTF-8 in a script.
    [IO.File]::WriteAllText($Path, $Text, [Text.UTF8Encoding]::new($true))
}

function Start-FreshShell {
    # A new process of this PowerShell for several scripts, one after the other: Invoke-FreshShell -In. Stop-FreshShell ends it.
    $folder = New-ShellFolder
    Save-ShellScript "$folder/loop.ps1" @'
while ($null -ne ($line = [Console]::In.ReadLine())) {
    # No account is signed in when a script begins.
    if (Get-Module AdoEntra) { Disconnect-AdoEntra -All }
    try { & $line } catch { [IO.File]::WriteAllText("$line.failure", "$_ $($_.ScriptStackTrace)") }
    [Console]::Out.WriteLine($line)
}
'@
    $process = [Diagnostics.Process]::Start((New-ShellStart "$folder/loop.ps1"))
    [pscustomobject]@{ Process = $process; Error = $process.StandardError.ReadToEndAsync() }
}

function Stop-FreshShell {
    param([Parameter(Position = 0)] $Shell)

    if (-not $Shell) { return }
    $Shell.Process.StandardInput.Close()
    if (-not $Shell.Process.WaitForExit(60000)) { $Shell.Process.Kill() }
}

function Invoke-FreshShell {
    # Runs a script in a new process of this PowerShell, or in that of Start-FreshShell. What the script gives out comes back as Result
    # (through JSON), what it prints as Output, what it says on stderr as Error. Its variables are those of -With.
    param(
        [Parameter(Position = 0)] [scriptblock] $Script,
        [hashtable] $With = @{},
        [switch] $AllowFailure,
        [int] $Seconds = 300,
        [string[]] $Through = @(),
        $In
    )

    $folder = New-ShellFolder
    $result = Join-Path $folder 'result.json'
    ConvertTo-Json -InputObject $With -Depth 5 | Set-Content (Join-Path $folder 'with.json') -Encoding utf8
    Save-ShellScript "$folder/script.ps1" @"
`$ErrorActionPreference = 'Stop'
`$PSDefaultParameterValues = @{ 'Connect-AdoEntra:TimeoutSec' = 300 }
(Get-Content '$folder/with.json' -Raw -Encoding utf8 | ConvertFrom-Json).PSObject.Properties | ForEach-Object { Set-Variable `$_.Name `$_.Value }
`$private:given = @(& {
$Script
})
ConvertTo-Json -InputObject `$private:given -Depth 6 -Compress | Set-Content '$result' -Encoding utf8
"@
    $shell = if ($In) { Invoke-InShell $In "$folder/script.ps1" $Seconds } else { Invoke-NewShell (New-ShellStart "$folder/script.ps1" $Through) $Seconds }
    if ($shell.ExitCode -ne 0 -and -not $AllowFailure) { throw "The shell ended with exit code $($shell.ExitCode): $($shell.Error) $($shell.Output)" }
    $shell | Add-Member Result $(if (Test-Path $result) { Get-Content $result -Raw -Encoding utf8 | ConvertFrom-Json } else { $null })
    $shell
}

function Invoke-NewShell($Start, [int] $Seconds) {
    $process = [Diagnostics.Process]::Start($Start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $failure = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($Seconds * 1000)) { throw "The shell did not end within $Seconds s. It printed: $(if ($output.Wait(0)) { $output.Result })" }
        $process.WaitForExit()
    }
    finally {
        if (-not $process.HasExited) { $process.Kill() }
    }

    [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result; Error = $failure.Result }
}

function Invoke-InShell($Shell, [string] $Path, [int] $Seconds) {
    $Shell.Process.StandardInput.WriteLine($Path)
    $Shell.Process.StandardInput.Flush()
    $limit = [Diagnostics.Stopwatch]::StartNew()
    $lines = [Collections.Generic.List[string]]::new()
    while ($true) {
        $reading = $Shell.Process.StandardOutput.ReadLineAsync()
        if (-not $reading.Wait([int] [Math]::Max(0, ($Seconds * 1000) - $limit.ElapsedMilliseconds))) {
            $Shell.Process.Kill()
            throw "The script did not end within $Seconds s. It printed: $lines"
        }

        if ($null -eq $reading.Result) { throw "The shell ended in the middle of a script: $($Shell.Error.Result) $lines" }
        if ($reading.Result -eq $Path) { break }
        $lines.Add($reading.Result)
    }

    $failed = Test-Path "$Path.failure"
    [pscustomobject]@{ ExitCode = [int] $failed; Output = $lines -join "`n"; Error = if ($failed) { [IO.File]::ReadAllText("$Path.failure") } }
}

function Get-OddName {
    # Names that have to be encoded everywhere. Spelled with codes, since Windows PowerShell reads a script without a mark as ANSI.
    @{
        Project      = "Gr$([char]0xFC)n & Blau #1 100%"
        Cafe         = "Caf$([char]0xE9) Z$([char]0xFC)rich"
        Repositories = @("Gr$([char]0xFC)n & Blau #1 100%", 'C# Tools', 'a+b', '100%25 literal')
        Menu         = "Men$([char]0xFC) $([char]0x65E5)$([char]0x672C)"
    }
}

Export-ModuleMember -Function *
