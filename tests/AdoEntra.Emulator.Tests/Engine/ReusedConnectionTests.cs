using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Rest;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>
/// A connection that was used before and breaks under the next request, as one does that the server has just closed: what may not be
/// done twice is not sent twice, not by the platform either.
/// </summary>
public sealed class ReusedConnectionTests
{
    [Theory]
    [InlineData("POST", false)]
    [InlineData("POST", true)]
    [InlineData("PATCH", false)]
    [InlineData("PATCH", true)]
    public async Task Change_IsSentOnce(string verb, bool hasBody)
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        await scene.ReadAsync(new RestCall { Address = "_apis/projects/SecretSauce" });
        scene.Emulator.Faults.Set(EmulatedRoute.Projects, new ResetFault());
        var call = new RestCall
        {
            Verb = verb,
            Address = "_apis/projects/SecretSauce",
            Body = hasBody ? static type => new BytesBody("{}"u8.ToArray(), type) : null,
        };

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => scene.ReadAsync(call));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains("The change may already have been made", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(scene.Emulator.Requests.List(), request => request.Method == verb);
    }

    // The same as often as by our own rule: nothing is sent again below it.
    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task RepeatableChange_IsSentAsOftenAsWeSay(string verb)
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        await scene.ReadAsync(new RestCall { Address = "_apis/projects/SecretSauce" });
        scene.Emulator.Faults.Set(EmulatedRoute.Projects, new ResetFault());

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            scene.ReadAsync(new RestCall { Verb = verb, Address = "_apis/projects/SecretSauce" })
        );

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Equal(5, scene.Emulator.Requests.List().Count(request => request.Method == verb));
    }

    [Fact]
    public async Task Reading_GoesOnOverAnother()
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        await scene.ReadAsync(new RestCall { Address = "_apis/projects/SecretSauce" });
        scene.Emulator.Faults.Set(EmulatedRoute.Projects, new ResetFault { Times = 1 });

        AdoProject project = Assert.Single(await scene.ReadAsync(new RestCall { Address = "_apis/projects/SecretSauce" }));

        Assert.Equal("SecretSauce", project.Name);
        Assert.Equal(3, scene.Emulator.Requests.List(EmulatedRoute.Projects).Count);
    }
}
