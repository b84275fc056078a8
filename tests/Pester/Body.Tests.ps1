#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    Import-Package
    . "$PSScriptRoot/JsonCalls.ps1"

    class Person {
        [string] $Name = 'x'
        [int[]] $Numbers = 1
        hidden [string] $Secret = 'hunter2'
    }
}

Describe 'A body made of PowerShell''s objects' {
    It 'is all of them, however deep' {
        $body = [pscustomobject]@{ a = @{ b = [pscustomobject]@{ c = @(, @{ d = [ordered]@{ e = @(1); f = @() } }) } } }
        Write-Body $body | Should -BeExactly '{"a":{"b":{"c":[{"d":{"e":[1],"f":[]}}]}}}'
    }

    It 'keeps the order of properties and ordered dictionaries, and lists as lists' {
        Write-Body ([pscustomobject]@{ z = 1; a = [ordered]@{ y = 2; b = 3 }; m = , 'one' }) | Should -BeExactly '{"z":1,"a":{"y":2,"b":3},"m":["one"]}'
        Write-Body @(1) | Should -BeExactly '[1]'
        Write-Body @() | Should -BeExactly '[]'
        Write-Body ([pscustomobject]@{}) | Should -BeExactly '{}'
        Write-Body @{} | Should -BeExactly '{}'
    }

    It 'takes texts, numbers and dates as they are, whatever the engine has attached to them' {
        $line = Get-Content $PSCommandPath -TotalCount 1
        @($line.PSObject.Properties.Name) | Should -Contain PSPath
        Write-Body @{ line = $line } | Should -BeExactly "{`"line`":$(ConvertTo-Json "$line")}"
        Write-Body $line | Should -BeExactly "$line"
        Write-Body @{ day = [datetime]::SpecifyKind('2026-03-04T05:06:07', 'Utc') } | Should -BeExactly '{"day":"2026-03-04T05:06:07Z"}'
        Write-Body @((Write-Output 5), ('a' | Add-Member note 1 -PassThru), (Get-Date '2026-03-04'), [DayOfWeek]::Friday, [char] 'x', [guid]::Empty, [version] '7.1', $true) |
            Should -BeExactly '[5,"a","2026-03-04T00:00:00","Friday","x","00000000-0000-0000-0000-000000000000","7.1",true]'
    }

    It 'has the texts of what is one: addresses, versions, places' {
        Write-Body @([ipaddress] '192.0.2.1', [semver] '1.2.3-rc.1', (Get-Location), [cultureinfo] 'de-DE', [regex] '^a', [timespan] '01:02:03') |
            Should -BeExactly "[`"192.0.2.1`",`"1.2.3-rc.1`",$(ConvertTo-Json "$PWD"),`"de-DE`",`"^a`",`"01:02:03`"]"
    }

    It 'is the bytes that Get-Content reads one by one' {
        $bytes = Get-Content $PSCommandPath -AsByteStream -TotalCount 20
        Write-Body $bytes | Should -BeExactly ([Text.Encoding]::UTF8.GetString($bytes))
    }

    It 'says nothing where there is nothing' {
        Write-Body @($null, [Management.Automation.Internal.AutomationNull]::Value, [NullString]::Value, [DBNull]::Value) | Should -BeExactly '[null,null,null,null]'
        Write-Body @{ a = (& { }) } | Should -BeExactly '{"a":null}'
    }

    It 'has the public properties of any object, and those that were added to it' {
        Write-Body ([Person]::new()) | Should -BeExactly '{"Name":"x","Numbers":[1]}'
        $added = [Person]::new() | Add-Member note @{ x = 1 } -PassThru | Add-Member -MemberType ScriptProperty -Name Twice -Value { $this.Name * 2 } -PassThru
        Write-Body $added | Should -BeExactly '{"note":{"x":1},"Twice":"xx","Name":"x","Numbers":[1]}'
        Write-Body ([Uri] 'https://dev.azure.com/a b') | Should -BeExactly '"https://dev.azure.com/a b"'
    }

    It 'has nothing of what the session adds for display' {
        Update-TypeData -TypeName Person -MemberType ScriptProperty -MemberName Shown -Value { throw 'This is for display.' } -Force
        try { Write-Body ([Person]::new()) | Should -BeExactly '{"Name":"x","Numbers":[1]}' } finally { Remove-TypeData -TypeName Person }
    }

    It 'is what ConvertFrom-Json and the commands of the module gave' {
        $text = '{"b":{"c":[{"d":[[1]]}],"e":null},"a":"x"}'
        Write-Body (ConvertFrom-Json $text) | Should -BeExactly $text
        Write-Body (Read-Json $text) | Should -BeExactly $text
        Write-Body (Read-Json '{"key":1,"Key":{"":2}}') | Should -BeExactly '{"key":1,"Key":{"":2}}'
    }

    It 'goes back letter for letter where it was not changed' {
        $text = '{"t":["2026-01-02T03:04:05.000Z","2026-01-02T03:04:05.1Z"],"a":"2026-01-02T03:04:05.10Z","b":"2026-01-02T03:04:05Z","n":[1e400,3.14159265358979323846264338327950288],"m":{"x":-1e400,"z":-0.0}}'
        Write-Body (Read-Json $text) | Should -BeExactly $text
    }

    It 'has half of a surrogate pair as ConvertFrom-Json has it, and sends it back as it came' {
        $text = '{"a\ud800":"b\udc00\n","c":{"d":["\ud83d\ud83d"]}}'
        (Read-Json $text).c.d[0] | Should -BeExactly "$([char] 0xd83d)$([char] 0xd83d)"
        Write-Body (Read-Json $text) | Should -BeExactly $text
    }

    It 'has a switch as the truth value that it is' {
        Write-Body @{ on = [switch] $true } | Should -BeExactly '{"on":true}'
        Write-Body @(, [switch] $false) | Should -BeExactly '[false]'
    }

    It 'has the values that a job or a file has taken apart' {
        $given = [ordered]@{
            time = [DateTimeOffset]::new(2026, 3, 4, 5, 6, 7, [timespan]::FromHours(5.5)).AddTicks(1234567)
            number = [bigint]::Parse('-123456789012345678901234567890'); on = [switch] $true; off = [switch] $false
            day = [DayOfWeek]::Friday; unnamed = [Enum]::ToObject([DayOfWeek], 42); flags = [IO.FileShare] 'Read, Delete'
            id = [guid]::Empty; at = [uri] 'https://dev.azure.com/a'; version = [version] '7.1'; span = [timespan] '01:02:03'; code = [char] 'x'
        }
        $taken = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($given, 5))
        $taken.time.PSTypeNames[0] | Should -Be Deserialized.System.DateTimeOffset
        Write-Body $taken | Should -BeExactly (Write-Body $given)
    }

    It 'becomes a list where it is one operation of a patch' {
        Write-Body @{ op = 'remove' } Patch | Should -BeExactly '[{"op":"remove"}]'
        Write-Body ([pscustomobject]@{ op = 'remove' }) Patch | Should -BeExactly '[{"op":"remove"}]'
        Write-Body @(@{ op = 'remove' }) Patch | Should -BeExactly '[{"op":"remove"}]'
    }
}

Describe 'A body that no JSON can be made of' {
    It 'is refused where it is: <Reason>' -ForEach @(
        @{ Value = { [securestring]::new() }; Path = 'x[1]'; Reason = 'is a SecureString*' }
        @{ Value = { [pscredential]::new('me', [securestring]::new()) }; Path = 'x[1]'; Reason = 'is a credential, but a body is plain text.*' }
        @{ Value = { { 'script' } }; Path = 'x[1]'; Reason = 'is a System.Management.Automation.ScriptBlock, which has no JSON form.*' }
        @{ Value = { [object]::new() }; Path = 'x[1]'; Reason = 'is a System.Object, which has no JSON form.*' }
        @{ Value = { [xml] '<a/>' }; Path = 'x[1]'; Reason = 'is XML, not JSON.*' }
        @{ Value = { [double]::NaN }; Path = 'x[1]'; Reason = 'is NaN, which JSON cannot represent.*' }
        @{ Value = { $a = [pscustomobject]@{ self = 0 }; $a.self = @{ in = $a }; $a }; Path = 'x[1].self.in'; Reason = 'is an object that contains it.*' }
        @{ Value = { [pscustomobject]@{} | Add-Member -MemberType ScriptProperty -Name Bad -Value { throw 'No disk.' } -PassThru }; Path = 'x[1].Bad'; Reason = 'cannot be read (No disk). Remove it*' }
        @{ Value = { [IO.DirectoryInfo] '/' }; Path = 'x[1]'; Reason = 'is a folder.*' }
        @{ Value = { Get-Item $PSCommandPath }; Path = 'x[1]'; Reason = 'is a file, not its content. Send the file with -InFile*' }
        @{ Value = { [string] }; Path = 'x[1]'; Reason = 'is a System.RuntimeType, which has no JSON form.*' }
        @{ Value = { Get-Command Get-Item }; Path = 'x[1]'; Reason = 'is a System.Management.Automation.CmdletInfo, which has no JSON form.*' }
        @{ Value = { $text = [Management.Automation.PSSerializer]::Serialize([int128] 5); [Management.Automation.PSSerializer]::Deserialize($text) }; Path = 'x[1]'; Reason = 'is what a job*has left of a System.Int128. Make a string of it*' }
        @{ Value = { [IO.MemoryStream]::new() }; Path = 'x[1]'; Reason = 'is a System.IO.MemoryStream, which has no JSON form.*' }
    ) {
        $failure = Get-Failure { Write-Body @{ x = 1, (& $Value) } }
        $failure.Exception | Should -BeOfType [AdoEntra.AdoConnectionException]
        $failure.Exception.ErrorId | Should -Be InvalidRequest
        $failure.Exception.Message | Should -BeLike "The body cannot be sent: '$($Path.Replace('[', '`['))' $($Reason)"
    }
}
