@{
    RootModule        = 'EmptyBinary.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '9d1d5b3e-52a3-4a0e-8a6f-3a9c1f0f5f7b'
    Author            = 'The AdoEntra authors'
    Description       = 'One cmdlet that does nothing.'
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
    CmdletsToExport   = @('Get-EmptyThing')
}
