using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace AdoEntra.Base;

/// <summary>
/// Loads the table views with the first use of the module, not with its import (see AdoEntra.Views.psd1). The views belong to the module
/// and go with it.
/// </summary>
internal static class FormatViews
{
    private const string Import = @"param($path) Microsoft.PowerShell.Core\Import-Module $path -Verbose:$false -ErrorAction Ignore";

    // Each import in each runspace has a module object of its own.
    private static readonly ConditionalWeakTable<PSModuleInfo, object> s_loaded = new();

    /// <summary>Loads the views unless they are there. Runs a script: on the pipeline thread only.</summary>
    /// <param name="module">The module of the command that is running.</param>
    public static void Load(PSModuleInfo? module)
    {
        if (module is null || s_loaded.TryGetValue(module, out _)) return;
        s_loaded.GetValue(module, static _ => new object());
        try
        {
            module.Invoke(ScriptBlock.Create(Import), Path.Combine(module.ModuleBase, "AdoEntra.Views.psd1"));
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            // Where a session allows no such thing, our objects are shown as lists of their properties.
        }
    }
}
