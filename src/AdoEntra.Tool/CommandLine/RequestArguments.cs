using System.CommandLine;
using AdoEntra.Requests.Model;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.CommandLine;

/// <summary>How long a verb's requests may take, and what reports on them.</summary>
internal sealed class RequestArguments
{
    /// <summary>What <c>-TimeoutSec</c> of a request is called here.</summary>
    public const string Limit = "--request-timeout-sec";

    private readonly Option<long?> _limit = Checks.Number(
        Limit,
        "seconds",
        1,
        86400,
        "How long one request may take until its response begins, with the waits that the service asks for and all retries. Default: 300."
    );

    public RequestArguments(Command command) => command.Add(_limit);

    public RequestContext Context(ParseResult parsed, Messages messages)
    {
        messages.LimitOption = Limit;
        return new(
            new Report(messages),
            parsed.GetValue(_limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : RequestContext.DefaultLimit
        );
    }

    private sealed class Report(Messages messages) : IRequestProgress
    {
        private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

        public void Verbose(string text) => messages.Verbose(text);

        public void Warning(string text)
        {
            lock (_warned)
            {
                if (_warned.Add(text)) messages.Warning(text);
            }
        }

        public void ResponseReceived(Func<string> line)
        {
            if (messages.IsVerbose) messages.Verbose(line());
        }

        // Verbose output has said the same; an unexplained wait looks like a program that hangs.
        public void WaitStarted(string why, TimeSpan time)
        {
            if (!messages.IsVerbose) messages.Waiting(why);
        }

        public void WaitEnded()
        {
        }

        public void PageRead(string what, int pages, long items)
        {
            if (pages > 1) messages.Verbose($"Read {what}: {pages} pages, {items} items.");
        }
    }
}
