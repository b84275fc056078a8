using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

public sealed class ApiVersionTests : EmulatorTests
{
    [Theory]
    [InlineData("?api-version=7.1", null)]
    [InlineData("?api-version=5.0", null)]
    [InlineData("?api-version=7.1-preview.4", null)]
    [InlineData("?api-version=7.2-preview.1", null)]
    [InlineData("", "application/json;api-version=7.1")]
    [InlineData("", "application/json; api-version=7.0")]
    public async Task Get_Version_IsTakenFromQueryOrAccept(string query, string? accept)
    {
        using var answer = await CallAsync("MyOrg/_apis/projects" + query, null, accept is null ? [] : [("Accept", accept)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "VssVersionNotSpecifiedException", "No api-version was supplied for the \"GET\" request.")]
    [InlineData("?api-version=", "VssVersionNotSpecifiedException", "No api-version was supplied")]
    [InlineData("?api-version=latest", "VssInvalidApiResourceVersionException", "\"latest\"")]
    [InlineData("?api-version=7.2", "VssInvalidPreviewVersionException", "\"7.2-preview\"")]
    [InlineData("?api-version=9.9", "VssVersionOutOfRangeException", "The requested REST API version of 9.9 is out of range")]
    public async Task Get_NoOrWrongVersion_Is400WithTheServicesText(string query, string typeKey, string text)
    {
        OutsideContract("no version, or one that is not allowed");
        string[] targets = ["MyOrg/_apis/projects", "MyOrg/_apis/projects/SecretSauce", "MyOrg/SecretSauce/_apis/git/repositories"];
        foreach (var target in targets)
        {
            var error = await (await CallAsync(target + query)).JsonAsync(HttpStatusCode.BadRequest);

            Assert.Equal(typeKey, error.Text("typeKey"));
            Assert.Contains(text, error.Text("message"), StringComparison.Ordinal);
            Assert.EndsWith($".{typeKey}, Microsoft.VisualStudio.Services.WebApi", error.Text("typeName"), StringComparison.Ordinal);
            Assert.Equal("1", error.Text("$id"));
        }
    }

    [Fact]
    public async Task Post_KnownRoute_IsRefusedInTheWrappedShape()
    {
        OutsideContract("a verb without the body that it takes");
        using var answer = await CallAsync("MyOrg/_apis/projects?api-version=7.1", HttpMethod.Post);

        var error = await answer.JsonAsync(HttpStatusCode.MethodNotAllowed);

        Assert.Equal(1, error.GetProperty("count").GetInt32());
        Assert.Contains("'POST'", error.GetProperty("value").Text("Message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MyOrg/_apis/nothing/here?api-version=7.1")]
    [InlineData("MyOrg/SecretSauce/_apis/projects?api-version=7.1")]
    [InlineData("MyOrg/SecretSauce?api-version=7.1")]
    public async Task Get_NoSuchController_Is404(string target)
    {
        OutsideContract("no such operation");
        var error = await (await CallAsync(target)).JsonAsync(HttpStatusCode.NotFound);

        Assert.StartsWith("The controller for path '/MyOrg/", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing/here")]
    [InlineData("msi/other")]
    public async Task Get_OutsideEverything_Is404(string target)
    {
        OutsideContract("nothing of the service");
        using var answer = await GetAsync(target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
