using AdoEntra.Http;
using AdoEntra.Identity;

namespace AdoEntra.Connections;

/// <summary>Tells whoever signs in what happens to the requests that verify it.</summary>
internal sealed class RequestProgress(ISignInReport report) : IRequestReport
{
    /// <inheritdoc/>
    public void Verbose(string text) => report.Verbose(text);

    /// <inheritdoc/>
    public void Warning(string text) => report.Warning(text);

    /// <inheritdoc/>
    public void Answered(Func<string> line) => report.Verbose(line());

    // Verbose has said so, and signing in is short.

    /// <inheritdoc/>
    public void Waiting(string why, TimeSpan time)
    {
    }

    /// <inheritdoc/>
    public void Waited()
    {
    }

    /// <inheritdoc/>
    public void Reading(string what, int pages, long items)
    {
    }
}
