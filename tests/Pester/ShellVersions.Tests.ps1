#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $package = Get-PackagePath

    # The module as it ships, told that it is in another shell. Its loader needs a .NET newer than this one, as it does in a
    # shell that is too old.
    function Copy-ModuleForShell([string] $Version, [string] $Folder) {
        Copy-Item (Join-Path $package AdoEntra.psd1) $Folder
        $bin = New-Item -ItemType Directory (Join-Path $Folder bin $PSEdition) -Force
        $text = Get-Content (Join-Path $package AdoEntra.psm1) -Raw
        $text.Contains('$PSVersionTable.PSVersion') | Should -BeTrue
        $text.Replace('$PSVersionTable.PSVersion', "'$Version'") | Set-Content (Join-Path $Folder AdoEntra.psm1) -Encoding utf8
        $file = [IO.File]::ReadAllBytes((Join-Path $package bin $PSEdition AdoEntra.Loader.dll))
        $image = [Reflection.PortableExecutable.PEReader]::new([IO.MemoryStream]::new($file))
        $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
        $table = [Reflection.Metadata.Ecma335.TableIndex]::AssemblyRef
        $row = $image.PEHeaders.MetadataStartOffset + [Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($metadata, $table)
        foreach ($reference in $metadata.AssemblyReferences) {
            if ($metadata.GetAssemblyReference($reference).Version.Major -eq 8) { $file[$row] = 99 }
            $row += [Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableRowSize($metadata, $table)
        }
        [IO.File]::WriteAllBytes((Join-Path $bin AdoEntra.Loader.dll), $file)
    }

    # What an import in a fresh shell says, and how many errors it leaves.
    function Import-ModuleInShell([string] $Version) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive $Version AdoEntra) -Force
        Copy-ModuleForShell $Version $folder
        (Invoke-FreshShell {
            $said = try { Import-Module $path; 'nothing' } catch { "$_" }
            [pscustomobject]@{ Said = $said; Errors = $Error.Count }
        } -With @{ path = Join-Path $folder AdoEntra.psd1 }).Result
    }
}

Describe 'Importing into a PowerShell <_>' -ForEach '6.2.7', '7.0.0', '7.2.24', '7.3.12' {
    BeforeAll { $import = Import-ModuleInShell $_ }

    It 'says what is needed, what this is, and what to do in Azure Automation' {
        $import.Said | Should -Be ("AdoEntra needs PowerShell 7.4 or newer, or Windows PowerShell 5.1; this is PowerShell $_. " +
            'In Azure Automation, create a Runtime Environment with PowerShell 7.4 and move the runbook to it.')
    }

    It 'gives that error alone' {
        $import.Errors | Should -Be 1
    }
}

Describe 'Importing into a PowerShell <_>' -ForEach '7.4.0', '7.4.13', '7.6.9', '7.10.0', '7.30.1', '8.0.0-preview.1' {
    It 'says what .NET says' {
        (Import-ModuleInShell $_).Said | Should -BeLike '*System.Runtime, Version=99.*'
    }
}

Describe 'The manifest' {
    It 'lets Windows PowerShell with an older .NET Framework say so itself' {
        $manifest = Import-PowerShellDataFile (Join-Path $package AdoEntra.psd1)
        $manifest.DotNetFrameworkVersion | Should -Be 4.7.2
        $manifest.PowerShellVersion | Should -Be 5.1
    }
}
