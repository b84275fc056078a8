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

    public byte[] Of(string reference) => Of(content.Creators.GetValueOrDefault(reference, KnownPrincipals.Person));

    public byte[] Of(EmulatedIdentity identity)
    {
        if (!_written.TryGetValue(identity, out var bytes))
        {
            bytes = BodyJson.Bytes(GraphSubject.Reference(address, identity), BodyJson.Service.IdentityReferenceBody);
            _written[identity] = bytes;
        }

        return bytes;
    }
}
