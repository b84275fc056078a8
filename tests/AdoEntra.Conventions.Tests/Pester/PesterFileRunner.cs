using Xunit.Abstractions;
using Xunit.Sdk;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>Runs a test file and reports each of its tests as a result of its own.</summary>
internal sealed class PesterFileRunner(
    PesterFileTestCase file,
    IMessageBus bus,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation
) : TestCaseRunner<PesterFileTestCase>(file, bus, aggregator, cancellation)
{
    /// <inheritdoc/>
    protected override async Task<RunSummary> RunTestAsync()
    {
        var summary = new RunSummary();
        foreach (PesterResult result in await PesterFile.RunAsync(TestCase.File, CancellationTokenSource.Token))
        {
            var test = new XunitTest(TestCase, $"{TestCase.File}: {result.Name}");
            decimal seconds = result.Milliseconds / 1000m;
            summary.Total++;
            summary.Time += seconds;
            Send(new TestStarting(test));
            switch (result.Outcome)
            {
                case PesterOutcome.Passed:
                    Send(new TestPassed(test, seconds, output: null));
                    break;
                case PesterOutcome.Skipped:
                    summary.Skipped++;
                    Send(new TestSkipped(test, result.Text));
                    break;
                default:
                    summary.Failed++;
                    Send(new TestFailed(test, seconds, output: null, ["Pester"], [result.Text], [string.Empty], [-1]));
                    break;
            }

            Send(new TestFinished(test, seconds, output: null));
        }

        return summary;
    }

    private void Send(IMessageSinkMessage message)
    {
        if (!MessageBus.QueueMessage(message)) CancellationTokenSource.Cancel();
    }
}
