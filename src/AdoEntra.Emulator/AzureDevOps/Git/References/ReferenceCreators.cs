using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// Who made which branch or tag, written once for all that somebody made. What was there from the beginning is Ada Operator's.
/// </summary>
internal sealed class ReferenceCreators(Address address, GitContent content)
{
    private readonly Dictionary<EmulatedIdentity, byte[]> _written = [];
    private readonly byte[] _usual = Write(address, KnownPrincipals.Person);
    private readonly bool _isUsual = content.Creators.IsEmpty;

    public byte[] Of(string reference) =>
        !_isUsual && content.Creators.TryGetValue(reference, out var creator) ? Of(creator) : _usual;

    public byte[] Of(EmulatedIdentity identity)
    {
        if (!_written.TryGetValue(identity, out var bytes))
        {
            bytes = Write(address, identity);
            _written[identity] = bytes;
        }

        return bytes;
    }

    private static byte[] Write(Address address, EmulatedIdentity identity) =>
        BodyJson.Bytes(GraphSubject.Reference(address, identity), BodyJson.Service.IdentityReferenceBody);
}
