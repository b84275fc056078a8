# The table views of our types, as a module inside the module: imported when the first of its objects is about to be shown, since for
# new views the shell builds all of its views again, which would be half of the time of importing AdoEntra.
@{
    ModuleVersion     = '1.0.0'
    GUID              = '6a6e1a5e-6a1b-4f0f-9d55-2f7d1c5b7f0e'
    Author            = 'The AdoEntra authors'
    Description       = 'The table views of AdoEntra. Part of it, and of no use without it.'
    FormatsToProcess  = @('AdoEntra.Format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
