#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeAll {
    Import-Module "$PSScriptRoot/AdoEntra.TestTools.psm1" -Force
    Import-Package
    . "$PSScriptRoot/JsonCalls.ps1"
}

Describe 'An object of an answer' {
    BeforeEach { $read1 = Read-Json '{"zeta":1,"alpha":{"text":"x","list":[{"n":1},{"n":2}]},"mid":null,"truth":true,"real":1.5}' }

    It 'is a custom object with note properties in the order of the body' {
        $read1 | Should -BeOfType [Management.Automation.PSCustomObject]
        @($read1.PSTypeNames) | Should -Be 'System.Management.Automation.PSCustomObject', 'System.Object'
        @($read1.PSObject.Properties.Name) | Should -Be 'zeta', 'alpha', 'mid', 'truth', 'real'
        @($read1 | Get-Member -MemberType NoteProperty) | Should -HaveCount 5
        $read1.ALPHA.list[1].n | Should -Be 2
        , $read1.alpha.list | Should -BeOfType [object[]]
        $read1.mid | Should -BeNullOrEmpty
    }

    It 'can be changed, added to and copied, and no other changes with it' {
        $other = Read-Json '{"zeta":1,"alpha":2}'
        $same = Read-Json '{"zeta":1,"alpha":2}'
        $copy = $other.PSObject.Copy()
        $other.zeta = 'changed'
        $other | Add-Member added 3
        $other.PSObject.Properties.Remove('alpha')
        ConvertTo-Json -Compress $other | Should -Be '{"zeta":"changed","added":3}'
        ConvertTo-Json -Compress $copy | Should -Be '{"zeta":1,"alpha":2}'
        ConvertTo-Json -Compress $same | Should -Be '{"zeta":1,"alpha":2}'
        ConvertTo-Json -Compress (Read-Json '{"zeta":1,"alpha":2}') | Should -Be '{"zeta":1,"alpha":2}'
    }

    It 'goes through the commands that objects go through' {
        ($read1 | Select-Object alpha, none).alpha.text | Should -Be x
        ($read1, (Read-Json '{"zeta":0}') | Sort-Object zeta)[0].zeta | Should -Be 0
        ($read1 | ForEach-Object alpha).text | Should -Be x
        ($read1 | Format-List | Out-String) | Should -Match 'zeta\s+: 1'
        ($read1 | Format-Table | Out-String) | Should -Match 'zeta\s+alpha'
        "$($read1.alpha.list[0])" | Should -Be '@{n=1}'
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($read1, 5)).alpha.list[1].n | Should -Be 2
        ConvertTo-Json -Compress -Depth 5 $read1 | Should -Be '{"zeta":1,"alpha":{"text":"x","list":[{"n":1},{"n":2}]},"mid":null,"truth":true,"real":1.5}'
    }

    It 'is an ordered dictionary where a custom object cannot be: <_>' -ForEach @(
        'psobject', 'PSBase', 'psadapted', 'PSExtended', 'pstypenames', ''
    ) {
        $items = Read-Json "[{`"a`":1},{`"$_`":2,`"b`":3},{`"a`":4}]"
        $items[0], $items[2] | Should -BeOfType [Management.Automation.PSCustomObject]
        , $items[1] | Should -BeOfType [Collections.Specialized.OrderedDictionary]
        $items[1][$_] | Should -Be 2
        $items[1].b | Should -Be 3
        ($items | Out-String) | Should -Not -BeNullOrEmpty
    }

    It 'keeps names that differ in case only' {
        $table = Read-Json '{"key":1,"Key":{"key":2},"other":3}'
        , $table | Should -BeOfType [Collections.Specialized.OrderedDictionary]
        $table['key'], $table['Key'].key, $table['KEY'], $table.other | Should -Be 1, 2, $null, 3
        @($table.Keys) | Should -Be 'key', 'Key', 'other'
    }

    It 'has a property of every other name: <_>' -ForEach @(
        'ToString', 'GetType', 'Equals', 'GetHashCode', 'Count', 'Length', 'Item', 'Keys', 'Name', 'value', 'PSStandardMembers', 'psimmediatebaseobject', 'a b', 'a.b', 'a*', '[0]', '$_', '%', "it's", '@odata.type', 'ü'
    ) {
        $read = Read-Json "{`"$_`":{`"x`":1},`"z`":2}"
        $read -is [Management.Automation.PSCustomObject] | Should -BeTrue
        $read.$_.x | Should -Be 1
        $read.z | Should -Be 2
        { $read | Format-List | Out-String; $read | Format-Table | Out-String; "$read"; ConvertTo-Json $read } | Should -Not -Throw
    }
}

Describe 'A value of an answer' {
    It 'is <Type>: <Text>' -ForEach @(
        @{ Text = '9223372036854775807'; Type = 'long'; Shown = '9223372036854775807' }
        @{ Text = '9223372036854775808'; Type = 'decimal'; Shown = '9223372036854775808' }
        @{ Text = '79228162514264337593543950336'; Type = 'bigint'; Shown = '79228162514264337593543950336' }
        @{ Text = '1e300'; Type = 'double'; Shown = '1E+300' }
        @{ Text = '1e400'; Type = 'string'; Shown = '1e400' }
        @{ Text = 'true'; Type = 'bool'; Shown = 'True' }
        @{ Text = '"2026-03-04T05:06:07Z"'; Type = 'datetime'; Shown = '03/04/2026 05:06:07' }
        @{ Text = '"2026-03-04T05:06:07+02:00"'; Type = 'datetimeoffset'; Shown = '03/04/2026 05:06:07 +02:00' }
        @{ Text = '"0001-01-01T00:00:00"'; Type = 'string'; Shown = '0001-01-01T00:00:00' }
        @{ Text = '"2026-01-02T03:04:05.000Z"'; Type = 'string'; Shown = '2026-01-02T03:04:05.000Z' }
        @{ Text = '3.14159265358979323846264338327950288'; Type = 'string'; Shown = '3.14159265358979323846264338327950288' }
    ) {
        $value = Read-Json $Text
        $value | Should -BeOfType $Type
        "$value" | Should -Be $Shown
    }

    It 'is what ConvertFrom-Json makes of it, in random documents' {
        $random = [Random]::new(11)
        $texts = '""', '"a"', '"ü 漢"', '"\"\\\/\b\f\n\r\t\u0001"', '"0001-01-01T00:00:00x"', '"[1]"', '"\ud83d\ude00"'
        $names = 'id', 'name', 'value', 'count', 'Length', 'a b', 'ü', 'x"y', '$type', '@odata.id'
        function New-Document([int] $Depth) {
            switch ($random.Next($(if ($Depth -gt 4) { 6 } else { 9 }))) {
                0 { 'null' }
                1 { ('true', 'false')[$random.Next(2)] }
                2 { "$($random.Next(-1000, 1000000))" }
                3 { "$($random.Next(-1000, 1000)).$($random.Next(1, 999))" }
                { $_ -in 4, 5 } { $texts[$random.Next($texts.Count)] }
                6 { '[' + (@(for ($i = $random.Next(4); $i; $i--) { New-Document ($Depth + 1) }) -join ',') + ']' }
                default { '{' + (@($names | Where-Object { $random.Next(3) -eq 0 } | ForEach-Object { (ConvertTo-Json $_) + ':' + (New-Document ($Depth + 1)) }) -join ', ') + '}' }
            }
        }

        function Show($Value) {
            if ($null -eq $Value) { 'null' }
            elseif ($Value -is [object[]]) { '[' + (@($Value | ForEach-Object { Show $_ }) -join ',') + ']' }
            elseif ($Value -is [Management.Automation.PSCustomObject]) { '{' + (@($Value.PSObject.Properties | ForEach-Object { "$($_.Name)=$(Show $_.Value)" }) -join ',') + '}' }
            elseif ($Value -is [ValueType] -and $Value -isnot [bool]) { ([double] $Value).ToString('R', [cultureinfo]::InvariantCulture) }
            else { "$($Value.GetType().Name) $Value" }
        }

        for ($i = 0; $i -lt 150; $i++) {
            $document = '{"items":[' + (New-Document 0) + ',' + (New-Document 0) + ']}'
            Show (Read-Json $document) | Should -BeExactly (Show (ConvertFrom-Json $document)) -Because $document
        }
    }
}
