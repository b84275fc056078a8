namespace AdoEntra.Core.Tests.Support;

/// <summary>A fact about something that .NET Framework can do on Windows, and Mono in its place cannot.</summary>
internal sealed class NotOnMonoFactAttribute : FactAttribute
{
    public NotOnMonoFactAttribute(string reason)
    {
        if (Type.GetType("Mono.Runtime") is not null) Skip = reason;
    }
}
