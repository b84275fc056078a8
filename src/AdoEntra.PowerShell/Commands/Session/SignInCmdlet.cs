using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Identity;
using AdoEntra.Lifecycle;

namespace AdoEntra.Commands;

/// <summary>What the commands that sign in share: who signs in, and for how long it may take.</summary>
public abstract partial class SignInCmdlet : AsyncCmdlet
{
    private protected SignInCmdlet()
    {
    }

    /// <summary>
    /// The project that commands use where they are given none. Default: the one in the address, or what ADOENTRA_PROJECT, the pipeline, az
    /// devops or the git remote says.
    /// </summary>
    [Parameter]
    public string? Project { get; set; }

    /// <summary>The tenant, a GUID or a domain. Default: the organization's own.</summary>
    [Parameter]
    public string? TenantId { get; set; }

    /// <summary>
    /// How long signing in may take altogether, in seconds. Default: 15; 40 where a developer tool has to start, 300 where a person takes
    /// part.
    /// </summary>
    [Parameter]
    [PSDefaultValue(Value = 15)]
    [ValueArgument(typeof(int), "Pass a number of seconds from 1 to 3600.")]
    [ValidateRange(1, 3600)]
    public int? TimeoutSec { get; set; }

    private protected override bool ChecksTexts => false;

    /// <summary>How long signing in may take; null for what is usual.</summary>
    private protected TimeSpan? Limit => TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>What reports the progress while a user signs in.</summary>
    private protected ISignInProgress Progress() => new Report(this, Host.Name);

    private sealed class Report(SignInCmdlet command, string hostName) : ISignInProgress
    {
        public bool IsInteractive => HostSession.IsInteractive(hostName);

        public void Verbose(string text) => _ = command.WriteVerboseAsync(text).AsTask();

        public void Warning(string text) => _ = command.WriteWarningAsync(text).AsTask();

        public void Prompt(string text) => command.ShowPrompt(text);
    }
}
