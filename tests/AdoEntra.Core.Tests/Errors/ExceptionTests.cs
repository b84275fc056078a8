using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Errors;

public sealed class ExceptionTests
{
    [Fact]
    public void Message_OfAFailure_IsWhatHappenedThenWhatToDo()
    {
        var failure = new AdoSignInException(ErrorIds.Transient, "It rained.", "Take an umbrella.");

        Assert.Equal("It rained. Take an umbrella.", failure.Message);
        Assert.Equal(("It rained.", "Take an umbrella.", "Transient"), (failure.Summary, failure.RecommendedAction, failure.ErrorId));
        Assert.Contains(failure.Message, failure.ToString());
    }

    [Theory]
    [InlineData("https://host.example/token?code=hunter2", "https://host.example/token")]
    [InlineData("http://127.0.0.1:41999/msi/token#hunter2", "http://127.0.0.1:41999/msi/token")]
    [InlineData("https://ada:hunter2@host.example/a?b=hunter2#hunter2", "https://[redacted]@host.example/a")]
    [InlineData("ftp://hunter2@host.example", "ftp://[redacted]@host.example")]
    // No addresses: nothing is taken from a name.
    [InlineData("What? #1", "What? #1")]
    [InlineData(@"C:\certificates\a#1.pfx", @"C:\certificates\a#1.pfx")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Target_OfAnAddress_HasNoQueryAndNoUserPart(string? given, string? shown) =>
        Assert.Equal(shown, new AdoSignInException(ErrorIds.Transient, "It rained.", "Take an umbrella.") { Target = given }.Target);

    // Scripts filter by them: the id is the constant's own name, and no two are the same.
    [Fact]
    public void ErrorIds_Each_IsItsName()
    {
        var constants = typeof(ErrorIds).GetFields().Where(static field => field.IsLiteral).ToList();

        Assert.NotEmpty(constants);
        Assert.All(constants, static field => Assert.Equal(field.Name, field.GetRawConstantValue()));
    }
}
