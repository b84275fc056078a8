# Dot-sourced by the files about secrets: $watched runs jobs in a fresh shell, Assert-Silent looks through what was seen of one.

# What a person, a log or a support case gets to see of each job, as text. One shell for all: the jobs follow each other as in a session.
$watched = {
    function Send($Method, $Path, $Body) { $null = Invoke-RestMethod "$env:ADOENTRA_EMULATOR_URL/_emulator/$Path" -Method $Method -Body $Body -ContentType 'application/json; charset=utf-8' }
    # Puts a developer tool on PATH that prints this and ends so.
    function Set-Tool($Name, $Says, $ExitCode = 0) {
        $null = New-Item -ItemType Directory "$folder/tools" -Force
        Set-Content "$folder/says" $Says -NoNewline
        Set-Content "$folder/tools/$Name" "#!/bin/sh`ncat '$folder/says' $(if ($ExitCode) { '>&2' })`nexit $ExitCode`n" -NoNewline
        chmod 700 "$folder/tools/$Name"
        $env:PATH = "$folder/tools:$path"
    }

    $before = @{}
    foreach ($name in 'PATH', 'IDENTITY_HEADER') { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
    # With -Debug alone a warning asks whether to go on.
    $PSDefaultParameterValues = @{ '*-Ado*:Verbose' = $true; '*-Ado*:Debug' = $true; '*-Ado*:WarningAction' = 'Continue' }
    foreach ($job in $jobs) {
        Send Delete faults
        Disconnect-AdoEntra -All *>$null
        foreach ($fault in $job.Faults) { Send Put faults $fault }
        $Error.Clear()
        $out = [Collections.Generic.List[string]]::new()
        $null = Start-Transcript "$folder/transcript.txt" -IncludeInvocationHeader
        $failed = $false
        foreach ($line in [scriptblock]::Create($job.Line), { Get-AdoRepository -Project SecretSauce }, { Get-AdoEntraToken }, { Get-AdoEntraConnection }, { Get-AdoProject NoSuchProject }) {
            try {
                & $line *>&1 | ForEach-Object { $out.Add(($_ | Format-List * -Force | Out-String -Width 1000)); $_ } | Out-Default
            }
            catch {
                $failed = $failed -or "$line" -notlike '*NoSuchProject*'
                $_ | Out-Default
                $out.Add("$_ $($_.Exception) $($_.ErrorDetails) $($_.ScriptStackTrace) $($_.Exception.Data.Values)")
                $out.Add(($_ | ConvertTo-Json -Depth 2 -WarningAction Ignore))
                # Without a connection the rest would only say that there is none.
                if (-not (Get-AdoEntraConnection 4>$null 5>$null)) { break }
            }
        }

        foreach ($record in @($Error)) { $out.Add((Get-Error $record | Out-String -Width 1000)) }
        $out.Add(($Error | Format-List * -Force | Out-String -Width 1000))
        $out.Add((Get-AdoEntraConnection *>&1 | ConvertTo-Json -Depth 9 -WarningAction Ignore))
        $out.Add((Get-AdoEntraConnection *>&1 | Format-Custom -Depth 9 | Out-String -Width 1000))
        $null = Stop-Transcript
        foreach ($name in @((Get-Item Env:).Name) -match '^(AZURE_(CLIENT|FEDERATED|TENANT|TOKEN)_|ARM_|ACTIONS_|SYSTEM_)') { Remove-Item "Env:$name" }
        foreach ($name in $before.Keys) { Set-Item "Env:$name" $before[$name] }
        $out.Add((Get-Content "$folder/transcript.txt" -Raw))
        [pscustomobject]@{ What = $job.What; Text = $out -join "`n"; Failed = $failed; Token = if (-not $failed) { Get-AdoEntraToken -AsPlainText 4>$null } }
    }
}

function Assert-Silent($Seen, [string[]] $Secrets) {
    $Seen.Text | Should -Match 'transcript end'
    foreach ($secret in $Secrets) {
        $at = $Seen.Text.IndexOf($secret, [StringComparison]::OrdinalIgnoreCase)
        $around = if ($at -ge 0) { $Seen.Text.Substring([Math]::Max(0, $at - 160), [Math]::Min($at, 160)) }
        $at | Should -Be -1 -Because "a secret came after: $around"
    }
}
