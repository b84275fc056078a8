namespace AdoEntra.Core.Tests.Identity.Certificates;

/// <summary>A theory about something that .NET Framework can do on Windows, and Mono in its place cannot.</summary>
internal sealed class NotOnMonoTheoryAttribute : TheoryAttribute
{
    public NotOnMonoTheoryAttribute(string reason)
    {
        if (Type.GetType("Mono.Runtime") is not null) Skip = reason;
    }
}
