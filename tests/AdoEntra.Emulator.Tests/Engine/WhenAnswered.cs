using AdoEntra.Http;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>Does something as soon as an answer has begun.</summary>
internal sealed class WhenAnswered(Action answered) : IRequestReport
{
    public void Answered(Func<string> line) => answered();

    public void Verbose(string text)
    {
    }

    public void Warning(string text)
    {
    }

    public void Waiting(string why, TimeSpan time)
    {
    }

    public void Waited()
    {
    }

    public void Reading(string what, int pages, long items)
    {
    }
}
