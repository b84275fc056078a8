using System.CommandLine;
using AdoEntra.Http;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.CommandLine;

/// <summary>How long a verb's requests may take, and who is told about them.</summary>
internal sealed class RequestArguments
{
    private readonly Option<int?> _limit = new("--request-timeout-sec")
    {
        HelpName = "seconds",
        Description = "How long one request may take until its answer begins, with the waits that the service asks for and all repetitions. Default: 300.",
    };

    public RequestArguments(Command command)
    {
        _limit.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 86400) result.AddError("--request-timeout-sec takes 1 to 86400 seconds.");
        });
        command.Add(_limit);
    }

    public RequestContext Context(ParseResult parsed, Messages messages) =>
        new(new Report(messages), parsed.GetValue(_limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : RequestContext.DefaultLimit);

    private sealed class Report(Messages messages) : IRequestReport
    {
        public void Verbose(string text) => messages.Verbose(text);

        public void Answered(Func<string> line)
        {
            if (messages.IsVerbose) messages.Verbose(line());
        }

        // Verbose has said the same; a wait that nobody explains looks like a program that hangs.
        public void Waiting(string why, TimeSpan time)
        {
            if (!messages.IsVerbose) messages.Waiting(why);
        }

        public void Waited()
        {
        }

        public void Reading(string what, int pages, long items)
        {
            if (pages > 1) messages.Verbose($"Read {what}: {pages} pages, {items} items.");
        }
    }
}
