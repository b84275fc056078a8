using AdoEntra.Connections;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;

namespace AdoEntra.Diagnosis;

/// <summary>What is to be diagnosed: a connection, or what would happen with a sign-in.</summary>
internal sealed record DiagnosisQuestion
{
    /// <summary>How long a request of a diagnosis may take, with its retries: as long as one that verifies a sign-in.</summary>
    public static RequestContext Context { get; } =
        new(RequestContext.Silent.Progress, TimeSpan.FromSeconds(30)) { RetryWindow = TimeSpan.FromSeconds(10) };

    /// <summary>The connection; null to sign in for this alone.</summary>
    public AdoConnection? Connection { get; init; }

    /// <summary>How to sign in, and where to; what is null in it is looked for.</summary>
    public ConnectRequest Request { get; init; } = new(null);

    /// <summary>Why no sign-in could be made of what was given: a certificate that cannot be read, a variable that is missing.</summary>
    public AdoEntraException? Refused { get; init; }

    /// <summary>The project to look at; null for the connection's, or any.</summary>
    public string? Project { get; init; }

    /// <summary>Who is told while a user signs in.</summary>
    public ISignInProgress Progress { get; init; } = new NoProgress();

    private sealed class NoProgress : ISignInProgress
    {
        public bool IsInteractive => true;

        public void Verbose(string text) { }

        public void Warning(string text) { }

        public void Prompt(string text) { }
    }
}
