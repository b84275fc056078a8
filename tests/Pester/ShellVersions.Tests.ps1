#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $package = Get-PackagePath

    # The module as it ships, told that it is in another shell, and without an assembly that it could load.
    function Import-ModuleInShell([string] $Version, [string] $Name) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive $Name)
        $text = Get-Content (Join-Path $package AdoEntra.psm1) -Raw
        $text.Contains('$PSVersionTable.PSVersion') | Should -BeTrue
        $path = Join-Path $folder "$Name.psm1"
        $text.Replace('$PSVersionTable.PSVersion', "'$Version'") | Set-Content $path -Encoding utf8
        try { Import-Module $path -ErrorAction Stop 2>$null } catch { return $_ }
        throw 'The import was expected to fail.'
    }
}

Describe 'Importing into a PowerShell <_>' -ForEach '6.2.7', '7.0.0', '7.2.24', '7.3.12' {
    BeforeAll { $failure = Import-ModuleInShell $_ "Old$($_.Replace('.', ''))" }

    It 'says what is needed, what this is, and what to do in Azure Automation' {
        "$failure" | Should -Be ("AdoEntra needs PowerShell 7.4 or newer, or Windows PowerShell 5.1; this is PowerShell $_. " +
            'In Azure Automation, create a Runtime Environment with PowerShell 7.4 and move the runbook to it.')
    }
}

Describe 'Importing into an old PowerShell by its manifest' {
    It 'gives that error alone' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive AdoEntra)
        Copy-Item (Join-Path $package AdoEntra.psd1) $folder
        (Get-Content (Join-Path $package AdoEntra.psm1) -Raw).Replace('$PSVersionTable.PSVersion', "'7.2.24'") | Set-Content (Join-Path $folder AdoEntra.psm1)
        $global:Error.Clear()
        { Import-Module (Join-Path $folder AdoEntra.psd1) } | Should -Throw 'AdoEntra needs PowerShell 7.4 or newer*'
        $global:Error | Should -HaveCount 1
    }
}

Describe 'Importing into a PowerShell <_>' -ForEach '7.4.0', '7.4.13', '7.6.9', '7.10.0', '7.30.1', '8.0.0-preview.1' {
    It 'goes on to the assemblies' {
        $failure = Import-ModuleInShell $_ "New$($_ -replace '\W')"
        "$failure" | Should -BeLike '*AdoEntra.Loader*' -Because 'that copy has none'
    }
}

Describe 'The manifest' {
    It 'lets Windows PowerShell with an older .NET Framework say so itself' {
        $manifest = Import-PowerShellDataFile (Join-Path $package AdoEntra.psd1)
        $manifest.DotNetFrameworkVersion | Should -Be 4.7.2
        $manifest.PowerShellVersion | Should -Be 5.1
    }
}
