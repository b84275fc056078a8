using System.Management.Automation;

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>PowerShell sees only public classes, so this one needs no page.</summary>
[Cmdlet(VerbsCommon.Get, "Internal")]
internal sealed class InternalCommand : SampleCmdlet;
