#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    $package = Get-PackagePath
    $manifest = Join-Path $package 'AdoEntra.psd1'
    # Those of the sources, which the tests of the conventions hold to the classes.
    $commands = (Import-PowerShellDataFile (Join-Path (Get-RepositoryRoot) 'AdoEntra.psd1')).CmdletsToExport
    $emulator = Start-Emulator
    Import-Package
}

AfterAll { Stop-Emulator $emulator }

Describe 'The package' {
    It 'has a manifest that is in order' {
        $tested = Test-ModuleManifest $manifest -ErrorAction Stop -WarningAction Stop
        $tested.Name | Should -Be AdoEntra
        $tested.Version | Should -Be (Split-Path $package -Leaf)
        $tested.RootModule | Should -Be AdoEntra.psm1
    }

    It 'is the module that it always was, for galleries and for scripts that require it' {
        (Import-PowerShellDataFile $manifest).GUID | Should -Be f722cf31-df19-430a-b70c-65c55e1cb3b1
    }

    It 'exports these commands, and nothing else' {
        $module = Get-Module AdoEntra
        @($module.ExportedCmdlets.Keys | Sort-Object) | Should -Be $commands
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        (Import-PowerShellDataFile $manifest).CmdletsToExport | Should -Be $commands
    }

    It 'has the files that may ship, and no others' {
        $allowed = Get-Content (Join-Path (Get-RepositoryRoot) 'module/shipped-files.txt') | Where-Object { $_ }
        $shipped = Get-ChildItem $package -Recurse -File | ForEach-Object { $_.FullName.Substring($package.Length).TrimStart('\', '/').Replace('\', '/') }
        Compare-Object $allowed $shipped | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty
    }

    It 'brings neither PowerShell''s own assemblies nor debug symbols' {
        $names = (Get-ChildItem $package -Recurse -File).Name
        $names -match '^System\.Management\.Automation|^PowerShellStandard|\.pdb$|\.deps\.json$' | Should -BeNullOrEmpty
    }

    It 'is found by the name of a command alone' {
        $shell = Invoke-FreshShell { (Get-Command Get-AdoProject).Source; $null = Connect-AdoEntra -Identity MyOrg -WarningAction Ignore; (Get-AdoProject SecretSauce).Name }
        $shell.Result | Should -Be AdoEntra, SecretSauce
    }
}

Describe 'The address of the project' {
    BeforeAll {
        $setAddress = Join-Path (Get-RepositoryRoot) 'tools/Set-ProjectAddress.ps1'
        $source = Join-Path (Get-RepositoryRoot) 'AdoEntra.psd1'
        # Test-ModuleManifest wants the folder of the version, with everything that the manifest names.
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'AdoEntra')
        Copy-Item $package $folder -Recurse
        $packed = [IO.Path]::Combine($folder.FullName, (Split-Path $package -Leaf), 'AdoEntra.psd1')
    }

    BeforeEach { Copy-Item $source $packed }

    It 'is in the package that is made where the project is hosted' {
        & $setAddress -Manifest $packed -Server https://git.example.com -Repository owner/name -Commit abc123
        $tested = Test-ModuleManifest $packed -ErrorAction Stop -WarningAction Stop
        $tested.ProjectUri | Should -Be https://git.example.com/owner/name
        $tested.IconUri | Should -Be https://git.example.com/owner/name/raw/abc123/assets/icon.png
        $tested.LicenseUri | Should -Be https://opensource.org/license/mit
        $rest = Get-Content $source | Where-Object { $_ -notmatch 'ProjectUri and IconUri' }
        Get-Content $packed | Where-Object { $_ -notmatch '^ +(ProjectUri|IconUri) ' } | Should -Be $rest
    }

    It 'is not in any other, which stays as it was' {
        & $setAddress -Manifest $packed -Server https://git.example.com -Repository ''
        (Get-FileHash $packed).Hash | Should -Be (Get-FileHash $source).Hash
    }

    It 'fails where the manifest has no place for it' {
        Set-Content $packed "@{ ModuleVersion = '1.0' }"
        { & $setAddress -Manifest $packed -Server https://git.example.com -Repository owner/name -Commit abc123 } | Should -Throw '*no line for the addresses*'
    }
}

Describe 'Publishing and installing' -Skip:(-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) {
    It 'gives a module that does the main job from where it was installed' {
        $gallery = New-Item -ItemType Directory (Join-Path $TestDrive gallery)
        $shell = Invoke-FreshShell {
            # Only what the shell itself and the installation bring: the built package is out of sight.
            $env:PSModulePath = ($env:PSModulePath.Split([IO.Path]::PathSeparator) | Where-Object { $_ -ne $built }) -join [IO.Path]::PathSeparator
            Register-PSResourceRepository -Name Local -Uri $gallery -Trusted
            Publish-PSResource -Path $package -Repository Local
            $found = Find-PSResource AdoEntra -Repository Local
            Install-PSResource AdoEntra -Repository Local -Scope CurrentUser
            $module = Import-Module AdoEntra -PassThru
            $null = Connect-AdoEntra -Identity -Organization MyOrg -WarningAction Ignore
            [pscustomobject]@{
                Version = "$($found.Version)"; From = $module.ModuleBase; Commands = @($module.ExportedCommands.Keys | Sort-Object)
                Names = @((Get-AdoRepository -Project SecretSauce).Name).Count; View = (Get-AdoRepository -Project SecretSauce -Name api | Out-String -Width 200)
                Help = (Get-Help Get-AdoRepository).Synopsis
            }
        } -With @{ gallery = $gallery.FullName; package = $package; built = Split-Path (Split-Path $package) }
        $shell.Result.Version | Should -Be (Split-Path $package -Leaf)
        $shell.Result.From | Should -Not -BeLike "$package*"
        $shell.Result.Commands | Should -Be $commands
        $shell.Result.Names | Should -Be 10
        $shell.Result.View | Should -Match 'DefaultBranch +Size'
        $shell.Result.Help | Should -Not -BeLike '*[[]*' -Because 'a synopsis made by PowerShell itself is the syntax'
        Get-Item "$gallery/*.nupkg" | Should -HaveCount 1
    }
}
