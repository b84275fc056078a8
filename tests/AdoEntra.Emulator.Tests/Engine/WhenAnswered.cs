using AdoEntra.Requests.Model;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>Does something as soon as an answer has begun.</summary>
internal sealed class WhenAnswered(Action answered) : IRequestProgress
{
    public void ResponseReceived(Func<string> line) => answered();

    public void Verbose(string text)
    {
    }

    public void Warning(string text)
    {
    }

    public void WaitStarted(string why, TimeSpan time)
    {
    }

    public void WaitEnded()
    {
    }

    public void PageRead(string what, int pages, long items)
    {
    }
}
