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

    // Scripts filter by them: the id is the constant's own name, and no two are the same.
    [Fact]
    public void ErrorIds_Each_IsItsName()
    {
        var constants = typeof(ErrorIds).GetFields().Where(static field => field.IsLiteral).ToList();

        Assert.NotEmpty(constants);
        Assert.All(constants, static field => Assert.Equal(field.Name, field.GetRawConstantValue()));
    }
}
