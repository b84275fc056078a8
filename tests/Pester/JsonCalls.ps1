# Reads and writes JSON as the module does, without a service. Dot-sourced by the files about it; the module has to be imported.

$cmdlets = [AdoEntra.ConnectionReference].Assembly
$core = [AdoEntra.AdoRepository].Assembly
$inside = [Reflection.BindingFlags] 'Instance, Public, NonPublic'

function New-Inside([Reflection.Assembly] $Assembly, [string] $Name, [object[]] $Argument) { , [Activator]::CreateInstance($Assembly.GetType($Name, $true), $inside, $null, $Argument, $null) }

# The framework's reader lives on the stack, where a script has nothing: a small method makes one and hands it to the module's.
$values = New-Inside $core AdoEntra.Json.Reading.JsonValueReader ((New-Inside $cmdlets AdoEntra.Internal.RestObject), $true)
$jsonReader = $values.GetType().GetMethod('ForResponse', $inside).Invoke($values, [object[]] (, $null))
$invoke = $jsonReader.GetType().GetMethod('Invoke')
$json = $invoke.GetParameters()[0].ParameterType.GetElementType()
$create = $json.GetConstructors() | Where-Object { $parameters = $_.GetParameters(); $parameters.Count -eq 2 -and $parameters[0].ParameterType.Name -eq 'ReadOnlySpan`1' }
$bytes, $options = $create.GetParameters().ParameterType
$jsonReading = [Reflection.Emit.DynamicMethod]::new('Read', [object], [type[]] ($jsonReader.GetType(), [byte[]]), $core.ManifestModule, $true)
$code = $jsonReading.GetILGenerator()
$null = $code.DeclareLocal($json), $code.DeclareLocal($options)
$code.Emit([Reflection.Emit.OpCodes]::Ldloca, [int16] 1)
$code.Emit([Reflection.Emit.OpCodes]::Ldc_I4, 512)
$code.Emit([Reflection.Emit.OpCodes]::Call, $options.GetMethod('set_MaxDepth'))
$code.Emit([Reflection.Emit.OpCodes]::Ldloca, [int16] 0)
$code.Emit([Reflection.Emit.OpCodes]::Ldarg_1)
$code.Emit([Reflection.Emit.OpCodes]::Call, $bytes.GetMethod('op_Implicit', [type[]] [byte[]]))
$code.Emit([Reflection.Emit.OpCodes]::Ldloc_1)
$code.Emit([Reflection.Emit.OpCodes]::Call, $create)
$code.Emit([Reflection.Emit.OpCodes]::Ldloca, [int16] 0)
$code.Emit([Reflection.Emit.OpCodes]::Call, $json.GetMethod('Read', [type[]] @()))
$code.Emit([Reflection.Emit.OpCodes]::Pop)
$code.Emit([Reflection.Emit.OpCodes]::Ldarg_0)
$code.Emit([Reflection.Emit.OpCodes]::Ldloca, [int16] 0)
$code.Emit([Reflection.Emit.OpCodes]::Callvirt, $invoke)
$code.Emit([Reflection.Emit.OpCodes]::Ret)

$bodyShape = New-Inside $cmdlets AdoEntra.Binding.PowerShellBodyAdapter
$bodyWriter = $core.GetType('AdoEntra.Json.Writing.JsonBody', $true)

function Read-Json([string] $Text) {
    # What comes out stays as it is: a pipeline would take arrays apart.
    , $jsonReading.Invoke($null, [object[]] ($jsonReader, [Text.Encoding]::UTF8.GetBytes($Text)))
}

function Write-Body([object] $Value, [string] $As = 'Of') {
    try { [Text.Encoding]::UTF8.GetString($bodyWriter.GetMethod($As).Invoke($null, [object[]] ($Value, $bodyShape))) } catch { throw $_.Exception.GetBaseException() }
}
