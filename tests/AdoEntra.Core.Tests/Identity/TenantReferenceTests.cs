using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

public sealed class TenantReferenceTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(Id, Id)]
    [InlineData(" " + Id + "\r\n", Id)]
    [InlineData("contoso.onmicrosoft.com", "contoso.onmicrosoft.com")]
    [InlineData("organizations", "organizations")]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    public void Parse_Tenant_IsThatTenant(string? value, string? expected) =>
        Assert.Equal(expected, TenantReference.Parse(value, "-TenantId"));

    public static TheoryData<string> Bad =>
        new()
        {
            "https://login.microsoftonline.com/" + Id,
            Id + "/",
            "{" + Id + "}",
            "{x}",
            "con toso",
            "con\ntoso",
            "\uFEFF" + Id,
            Id + "\0",
            "-x",
            ".",
            "contöso.com",
            "😀",
            "\ud800",
            "$(tenant)",
            "a;b",
            new string('a', 254),
            new string('a', 100_000),
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parse_NoTenant_IsInvalidAndNamesItsSource(string value)
    {
        var failure = Assert.Throws<AdoConnectionException>(() => TenantReference.Parse(value, "AZURE_TENANT_ID"));

        Assert.Equal((ErrorIds.InvalidRequest, "AZURE_TENANT_ID"), (failure.ErrorId, failure.Target));
        Assert.Contains("AZURE_TENANT_ID is neither the id nor a domain of a tenant.", failure.Message);
        Assert.True(failure.Message.Length < 500, failure.Message);
    }

    [Fact]
    public void Parse_SecretInItsPlace_IsNotShown() =>
        Assert.DoesNotContain(
            "s3cr3t",
            Assert.Throws<AdoConnectionException>(() => TenantReference.Parse("abc8Q~s3cr3t-s3cr3t", "-TenantId")).Message
        );

    [Fact]
    public void Find_Given_GoesBeforeVariables()
    {
        VariableReader variables = Variables.Of(("A", null), ("B", "of-b"), ("C", "no tenant"));

        Assert.Equal("given", TenantReference.Find(variables, "given", "C"));
        Assert.Equal("of-b", TenantReference.Find(variables, " ", "A", "B", "C"));
        Assert.Null(TenantReference.Find(variables, null, "A"));
        Assert.Contains(
            "of C is neither",
            Assert.Throws<AdoConnectionException>(() => TenantReference.Find(variables, null, "A", "C")).Message
        );
    }
}
