# Auto where nothing is there: the metadata address takes the connection and never answers, as off Azure behind many firewalls.
$ErrorActionPreference = 'Stop'
Import-Module AdoEntra
$hole = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0); $hole.Start()
$env:AZURE_POD_IDENTITY_AUTHORITY_HOST = "http://127.0.0.1:$($hole.LocalEndpoint.Port)"
$s = [Diagnostics.Stopwatch]::StartNew()
try { $null = Connect-AdoEntra -Organization MyOrg } catch { "K $($_.FullyQualifiedErrorId)" }
"M sign_in_ms=$($s.Elapsed.TotalMilliseconds)"
