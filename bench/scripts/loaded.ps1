# The assemblies that an import has loaded, by name.
$ErrorActionPreference = 'Stop'
$before = [AppDomain]::CurrentDomain.GetAssemblies()
Import-Module AdoEntra
foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
    if ($before -notcontains $assembly -and -not $assembly.IsDynamic) { "A $($assembly.GetName().Name)" }
}
