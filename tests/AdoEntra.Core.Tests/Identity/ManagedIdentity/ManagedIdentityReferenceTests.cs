using AdoEntra.Errors;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

public sealed class ManagedIdentityReferenceTests
{
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string ResourceId =
        "/subscriptions/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/resourceGroups/rg-1/providers/Microsoft.ManagedIdentity/userAssignedIdentities/builder";

    [Fact]
    public void Create_NoId_IsSystemAssigned()
    {
        ManagedIdentityReference identity = ManagedIdentityReference.Create(null, null, null);

        Assert.Equal(ManagedIdentityIdKind.SystemAssigned, identity.Kind);
        Assert.Null(identity.Value);
    }

    [Theory]
    [InlineData(Id)]
    [InlineData("0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0")]
    [InlineData("{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}")]
    [InlineData("0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("  0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\r\n")]
    public void Create_GuidInAnyForm_IsKeptInOneForm(string given)
    {
        ManagedIdentityReference client = ManagedIdentityReference.Create(given, null, null);
        ManagedIdentityReference principal = ManagedIdentityReference.Create(null, given, null);

        Assert.Equal((ManagedIdentityIdKind.ClientId, Id), (client.Kind, client.Value));
        Assert.Equal((ManagedIdentityIdKind.ObjectId, Id), (principal.Kind, principal.Value));
    }

    [Theory]
    [InlineData(ResourceId)]
    [InlineData(ResourceId + "/")]
    [InlineData("  " + ResourceId + " ")]
    public void Create_ResourceId_IsKept(string given)
    {
        ManagedIdentityReference identity = ManagedIdentityReference.Create(null, null, given);

        Assert.Equal((ManagedIdentityIdKind.ResourceId, ResourceId), (identity.Kind, identity.Value));
    }

    [Fact]
    public void Create_ResourceIdInOtherCase_IsAccepted()
    {
        string given = ResourceId
            .Replace("resourceGroups", "resourcegroups")
            .Replace("Microsoft.ManagedIdentity", "microsoft.managedidentity");

        Assert.Equal(given, ManagedIdentityReference.Create(null, null, given).Value);
    }

    [Theory]
    [InlineData(Id, Id, null)]
    [InlineData(Id, null, ResourceId)]
    [InlineData(null, Id, ResourceId)]
    [InlineData(Id, Id, ResourceId)]
    [InlineData("", Id, null)]
    public void Create_MoreThanOneId_IsRefused(string? clientId, string? objectId, string? resourceId)
    {
        AdoConnectionException refusal = Refused(clientId, objectId, resourceId);

        Assert.Contains("More than one id", refusal.Message);
        Assert.Contains("-ClientId, -ObjectId and -ResourceId", refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("builder")]
    [InlineData("")]
    [InlineData("0f1e2d3c-4b5a-6978-8796")]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1fz")]
    public void Create_MalformedGuid_SaysWhichParameterAndWhereToLook(string given)
    {
        AdoConnectionException client = Refused(given, null, null);
        AdoConnectionException principal = Refused(null, given, null);

        Assert.StartsWith($"The value '{given}' of -ClientId is not a GUID.", client.Message);
        Assert.Contains("client (application) id", client.RecommendedAction);
        Assert.StartsWith($"The value '{given}' of -ObjectId is not a GUID.", principal.Message);
        Assert.Contains("object (principal) id", principal.RecommendedAction);
        Assert.Equal(given, client.Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("builder")]
    [InlineData("/subscriptions/not-a-guid/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/builder")]
    [InlineData("/subscriptions/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm")]
    [InlineData(
        "/subscriptions/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities"
    )]
    [InlineData("https://management.azure.com" + ResourceId)]
    // It would add a field to the question for the host.
    [InlineData(ResourceId + "&client_id=x")]
    [InlineData(ResourceId + "#")]
    [InlineData(ResourceId + "\U0001F511")]
    [InlineData(ResourceId + "%26client_id=x")]
    public void Create_MalformedResourceId_ShowsTheForm(string given)
    {
        AdoConnectionException refusal = Refused(null, null, given);

        Assert.StartsWith($"The value '{given}' of -ResourceId is not the resource id", refusal.Message);
        Assert.Contains("/userAssignedIdentities/<name>", refusal.RecommendedAction);
    }

    [Fact]
    public void Create_KindsSwapped_NamesTheRightParameter()
    {
        Assert.Contains("pass it as -ResourceId", Refused(ResourceId, null, null).RecommendedAction);
        Assert.Contains("pass it as -ResourceId", Refused(null, ResourceId, null).RecommendedAction);
        Assert.Contains("pass it as -ClientId or -ObjectId", Refused(null, null, Id).RecommendedAction);
    }

    // There -ClientId is the application, and the identity has a parameter of its own.
    [Theory]
    [InlineData("builder", "Overview page")]
    [InlineData("", "Overview page")]
    [InlineData(ResourceId, "az identity show --ids")]
    public void ForFederation_MalformedGuid_NamesItsOwnParameter(string given, string advice)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => ManagedIdentityReference.ForFederation(given));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.StartsWith($"The value '{given}' of -FederatedIdentityClientId is not a GUID.", refusal.Message);
        Assert.Contains(advice, refusal.RecommendedAction);
        Assert.DoesNotContain("-ResourceId", refusal.Message);
    }

    [Fact]
    public void ForFederation_EachIdentity_IsTheOneThatIsNamed()
    {
        Assert.Equal(
            (ManagedIdentityIdKind.ClientId, Id),
            (ManagedIdentityReference.ForFederation(Id.ToUpperInvariant()).Kind, ManagedIdentityReference.ForFederation(Id).Value)
        );
        Assert.Equal(
            (ManagedIdentityIdKind.SystemAssigned, null),
            (ManagedIdentityReference.ForFederation(null).Kind, ManagedIdentityReference.ForFederation(null).Value)
        );
    }

    // Pasted into the wrong place.
    [Theory]
    [InlineData("aBc8Q~of-a-client-secret")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl")]
    public void Create_SecretInThePlaceOfAnId_IsNotShown(string secret)
    {
        foreach (
            AdoConnectionException refusal in (AdoConnectionException[])
                [Refused(secret, null, null), Refused(null, secret, null), Refused(null, null, "client_secret=" + secret)]
        )
        {
            Assert.DoesNotContain(secret, refusal.ToString());
            Assert.DoesNotContain(secret, refusal.Target ?? string.Empty);
        }
    }

    [Fact]
    public void ToString_EachKind_NamesKindAndId()
    {
        Assert.Equal("the system-assigned identity", ManagedIdentityReference.SystemAssigned.ToString());
        Assert.Equal($"the user-assigned identity with client id {Id}", ManagedIdentityReference.Create(Id, null, null).ToString());
        Assert.Equal($"the user-assigned identity with object id {Id}", ManagedIdentityReference.Create(null, Id, null).ToString());
        Assert.Equal($"the user-assigned identity {ResourceId}", ManagedIdentityReference.Create(null, null, ResourceId).ToString());
    }

    private static AdoConnectionException Refused(string? clientId, string? objectId, string? resourceId)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => ManagedIdentityReference.Create(clientId, objectId, resourceId));
        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        return refusal;
    }
}
