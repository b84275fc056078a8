namespace AdoEntra.Emulator.AzureDevOps.Identities;

/// <summary>[D] ims-7.1 Identity; [D code] its descriptor is one text, with the type before a semicolon.</summary>
internal sealed record IdentityBody(
    Guid Id, string Descriptor, string SubjectDescriptor, string ProviderDisplayName, bool IsActive, bool? IsContainer,
    IReadOnlyList<string> Members, IReadOnlyList<string> MemberOf, IReadOnlyList<string> MemberIds,
    IReadOnlyDictionary<string, PropertyBody> Properties, int ResourceVersion, int MetaTypeId);
