using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class ThrottleFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Fact]
    public async Task Throttle_NotBlocking_IsTheRightAnswerThatAsksForPatience()
    {
        var fault = new ThrottleFault
        {
            RetryAfter = 3,
            DelaySeconds = 0.25,
            Resource = "Git/Reads",
            Limit = 100,
            Remaining = 7,
            ResetSeconds = 60,
        };
        Emulator.Faults.Set(EmulatedRoute.Projects, fault);
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        using var answer = await CallAsync(Projects);

        Assert.Equal(6, (await answer.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Equal("3", answer.Header("Retry-After"));
        Assert.Equal(("Git/Reads", "0.25"), (answer.Header("X-RateLimit-Resource"), answer.Header("X-RateLimit-Delay")));
        Assert.Equal(("100", "7"), (answer.Header("X-RateLimit-Limit"), answer.Header("X-RateLimit-Remaining")));
        Assert.InRange(
            long.Parse(answer.Header("X-RateLimit-Reset")!, System.Globalization.CultureInfo.InvariantCulture),
            before + 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60);
    }

    [Fact]
    public async Task Throttle_Blocking_Is429WithTheSameHeaders()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ThrottleFault { Blocks = true, RetryAfter = null });

        using var answer = await CallAsync(Projects);
        var error = await answer.JsonAsync(HttpStatusCode.TooManyRequests);

        Assert.StartsWith("TF400733: ", error.Text("message"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Retry-After"));
        Assert.All(
            ["Resource", "Delay", "Limit", "Remaining", "Reset"], name => Assert.NotNull(answer.Header("X-RateLimit-" + name)));
    }
}
