#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    # Only these have native code of ours; a shell whose own assemblies are IL compiles its own methods in between ours, but does not count them as ours.
    $isX64 = $PSEdition -eq 'Core' -and [Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture -eq 'X64' -and ($IsLinux -or $IsWindows)
    $hasNative = $isX64 -and [Environment]::Version.Major -eq 10
}

BeforeAll {
    Import-Module "$PSScriptRoot/../AdoEntra.TestTools.psm1" -Force
    $package = Get-PackagePath
    $emulator = Start-Emulator

    function Get-NativeFormat([string] $Path) {
        # The major number of the format of ready-to-run code: the managed native header, 'RTR' and two numbers. 0 for plain IL.
        $stream = [IO.File]::OpenRead($Path)
        try {
            $reader = [Reflection.PortableExecutable.PEReader]::new($stream)
            $header = $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory
            if ($header.Size -eq 0) { return 0 }
            $block = $reader.GetSectionData($header.RelativeVirtualAddress).GetContent(0, 8)
            if ([Text.Encoding]::ASCII.GetString([byte[]] $block[0..2]) -ne 'RTR') { return 0 }
            return [BitConverter]::ToUInt16([byte[]] $block, 4)
        }
        finally {
            $stream.Dispose()
        }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'Native code in the package' -Skip:(-not $hasNative) {
    It 'has the format that this shell''s runtime reads, in every file for it' {
        $expected = Get-NativeFormat ([object].Assembly.Location)
        $expected | Should -BeGreaterThan 0
        $files = Get-ChildItem (Join-Path $package "bin/Core/net$([Environment]::Version.Major)-*/*.dll")
        $files.Count | Should -BeGreaterThan 20
        $others = $files | Where-Object { (Get-NativeFormat $_.FullName) -ne $expected }
        $others | ForEach-Object { "$($_.Name) has format $(Get-NativeFormat $_.FullName), this runtime reads $expected" } | Should -BeNullOrEmpty -Because (
            'a runtime takes native code of another format for plain IL silently; the versions in Directory.Packages.props have to fit the shell')
    }

    It 'is what a session loads of ours, except for assemblies that are not worth it' {
        $loaded = (Invoke-FreshShell {
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            $null = Get-AdoRepository -Project SecretSauce
            foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ AdoEntra) { $context.Assemblies.Location }
        }).Result
        $system = if ($IsWindows) { 'win' } else { 'linux' }
        $folder = [IO.Path]::Combine($package, 'bin', 'Core', "net$([Environment]::Version.Major)-$system-x64")
        $loaded | Where-Object { -not $_.StartsWith($folder) } | Should -BeNullOrEmpty -Because 'module/AdoEntra.Module.csproj lists what is compiled'
        (Get-ChildItem $folder).Name | Where-Object { [IO.Path]::Combine($folder, $_) -notin $loaded } | Should -BeNullOrEmpty -Because 'nothing is shipped that is never loaded'
    }
}

Describe 'What the runtime still compiles' -Skip:(-not $hasNative) {
    BeforeAll {
        # As a user's runtime compiles, whatever those who run the suite have set for it.
        $kept = @{}
        foreach ($variable in Get-Item Env:DOTNET_T*) { $kept[$variable.Name] = $variable.Value; Remove-Item "Env:$($variable.Name)" }

        # The counts without what a shell compiles for any script. An async method that finds its result ready compiles less, so they vary by some 40.
        $counts = (Invoke-FreshShell {
            $null = [Runtime.JitInfo]::GetCompiledMethodCount()
            Import-Module $empty
            $start = [Runtime.JitInfo]::GetCompiledMethodCount()
            Import-Module $manifest
            $imported = [Runtime.JitInfo]::GetCompiledMethodCount()
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            $null = Get-AdoRepository -Project SecretSauce
            $done = [Runtime.JitInfo]::GetCompiledMethodCount()
            [pscustomobject]@{ Import = $imported - $start; Job = $done - $imported }
        } -With @{ manifest = Join-Path $package AdoEntra.psd1; empty = 'Microsoft.PowerShell.Security' }).Result
        foreach ($name in $kept.Keys) { Set-Item "Env:$name" $kept[$name] }
    }

    It 'is at most 700 methods from the first Connect-AdoEntra to the end of the first list' {
        $counts.Job | Should -BeLessOrEqual 700 -Because 'more means that native code is shipped but not used: see docs/architecture.md, Loading'
        $counts.Job | Should -BeGreaterThan 0
    }

    It 'is at most 55 methods for an import' {
        $counts.Import | Should -BeLessOrEqual 55
        $counts.Import | Should -BeGreaterThan 0
    }
}
