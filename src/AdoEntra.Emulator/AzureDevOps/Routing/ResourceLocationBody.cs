namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>A line of <c>OPTIONS _apis</c>. [D code] protocol 3.7; in no published contract.</summary>
internal sealed record ResourceLocationBody(
    Guid Id, string Area, string ResourceName, string RouteTemplate, int ResourceVersion, string MinVersion, string MaxVersion,
    string ReleasedVersion);
