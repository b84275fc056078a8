using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

public sealed class LargePushTests() : EmulatorTests(new EmulatorOptions { LargestPush = 1_000 })
{
    [Fact]
    public async Task Push_TooLarge_IsRefusedAndChangesNothing()
    {
        const string Root = "MyOrg/SecretSauce/_apis/git/repositories/sandbox/";
        string Push(int length) => $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{new string('0', 40)}}"}],"commits":[{"comment":"c","changes":[
              {"changeType":"add","item":{"path":"/neu"},"newContent":{"content":"{{new string('x', length)}}"} } ] } ] }
            """;

        using var tooLarge = await SendAsync(HttpMethod.Post, Root + "pushes?api-version=7.1", Push(1_000));
        var error = await tooLarge.JsonAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("1000 bytes", error.Text("message"), StringComparison.Ordinal);
        Assert.Equal(0, (await (await CallAsync(Root + "refs?api-version=7.1")).JsonAsync()).GetProperty("count").GetInt32());
        using var fits = await SendAsync(HttpMethod.Post, Root + "pushes?api-version=7.1", Push(500));
        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
    }
}
