using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>Pipelines are replaced as a whole by the service, and nothing of them is lost by a change.</summary>
public sealed class PipelineChangeTests : IAsyncLifetime
{
    private RunScene _scene = null!;

    private BuildDefinition Stored => _scene.Organization.Definitions.Of(_scene.Organization.Projects[0]).Items.First(one => one.Id == 1);

    public async Task InitializeAsync() => _scene = await RunScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task SetVariable_Plain_LeavesTheOthersAndTheSecretsAlone()
    {
        AdoPipeline changed = await ChangeAsync(static fields => PipelineChanges.SetVariable(fields, "Salt", "3 g", false, null));

        Assert.Equal(["recipe", "salt"], changed.Variables.Keys.Order());
        Assert.Equal(("3 g", "emulated-definition-secret"), (Stored.Variables["salt"].Value, Stored.Variables["recipe"].Value));
        Assert.True(Stored.Variables["salt"].AllowsOverride);
        Assert.Null(changed.Variables["recipe"].Value);
    }

    [Fact]
    public async Task SetVariable_NewAndSecret_IsAddedAndNotShown()
    {
        AdoPipeline changed = await ChangeAsync(static fields => PipelineChanges.SetVariable(fields, "herb", "thyme", true, null));

        Assert.Equal(("thyme", true), (Stored.Variables["herb"].Value, Stored.Variables["herb"].IsSecret));
        Assert.Equal("(secret)", changed.Variables["herb"].ToString());
        Assert.Equal("emulated-definition-secret", Stored.Variables["recipe"].Value);
    }

    [Fact]
    public async Task SetVariable_SecretShownWithoutAValue_IsRefusedBeforeAnythingIsSent()
    {
        var refused = await Assert.ThrowsAsync<AdoServiceException>(
            () => ChangeAsync(static fields => PipelineChanges.SetVariable(fields, "recipe", null, false, null)));

        Assert.Equal(ErrorIds.InvalidRequest, refused.ErrorId);
        Assert.DoesNotContain(_scene.Emulator.Requests.List(), static request => request.Method == "PUT");
    }

    [Fact]
    public async Task Update_ChangedMeanwhile_IsAConflict()
    {
        var conflict = await Assert.ThrowsAsync<AdoServiceException>(() => ChangeAsync(fields =>
        {
            _scene.Organization.Definitions.Of(_scene.Organization.Projects[0])
                .Replace(static one => one.Id == 1, static one => one with { Revision = 7, Name = "other" });
            fields["name"] = "mine";
        }));

        Assert.Equal((ErrorIds.Conflict, "other"), (conflict.ErrorId, Stored.Name));
    }

    [Fact]
    public async Task Find_NameInTwoFolders_AsksWhich()
    {
        await _scene.Client.UpdatePipelineAsync(
            RunScene.Project, "docs", new PipelineSettings { Name = "api-ci" }.ApplyTo, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Client.FindPipelineAsync(RunScene.Project, "api-ci", CancellationToken.None));
        Assert.Equal(
            @"Several folders of project 'SecretSauce' have a pipeline 'api-ci': '\Küche\api-ci' (1), '\api-ci' (4).", refused.Summary);
        Assert.Equal(1, (await _scene.Client.FindPipelineAsync(RunScene.Project, @"\Küche\api-ci", CancellationToken.None)).Id);
        Assert.Equal(4, (await _scene.Client.FindPipelineAsync(RunScene.Project, @"\api-ci", CancellationToken.None)).Id);
    }

    [Fact]
    public async Task DeleteFolder_WithPipelinesInIt_IsRefusedUnlessTheyGoToo()
    {
        var refused = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Client.DeletePipelineFolderAsync(RunScene.Project, @"\Küche", false, CancellationToken.None));
        Assert.Equal(ErrorIds.Conflict, refused.ErrorId);
        Assert.Contains("it has 9 pipelines in it", refused.Summary);

        await _scene.Client.DeletePipelineFolderAsync(RunScene.Project, @"\Küche", true, CancellationToken.None);
        Assert.Equal(3, _scene.Organization.Definitions.Of(_scene.Organization.Projects[0]).Items.Count);
    }

    [Fact]
    public async Task Start_YamlIsWrong_ListsEachProblemWithItsPlace()
    {
        _scene.Organization.Definitions.SetPlan(3, new RunPlan([])
        {
            Problems =
            [
                "/azure-pipelines.yml (Line: 3, Col: 1): Unexpected value 'stepss'",
                "/t/a b.yml (Line: 7, Col: 12): A job is missing.",
            ],
        });

        var refused = await Assert.ThrowsAsync<AdoServiceException>(() => _scene.StartRunAsync("3"));

        Assert.Equal(ErrorIds.InvalidRequest, refused.ErrorId);
        Assert.Equal(
            "The pipeline '\\Küche\\data-nightly' was not queued: Azure DevOps found 2 problems in it:\n"
                + "  /azure-pipelines.yml(3,1): Unexpected value 'stepss'\n  /t/a b.yml(7,12): A job is missing.",
            refused.Summary);
    }

    [Theory]
    [InlineData("is disabled")]
    [InlineData("has not been authorized for use")]
    public async Task Start_ConnectionCannotBeUsed_HasItsOwnCause(string why)
    {
        _scene.Organization.Definitions.SetPlan(3, new RunPlan([])
        {
            Problems = [$"Job build: Step AzureCLI input azureSubscription references service connection azure which {why}."],
        });

        var refused = await Assert.ThrowsAsync<AdoServiceException>(() => _scene.StartRunAsync("3"));

        Assert.Equal(ErrorIds.ServiceConnectionUnavailable, refused.ErrorId);
    }

    private Task<AdoPipeline> ChangeAsync(Action<Dictionary<string, object?>> change) =>
        _scene.Client.UpdatePipelineAsync(RunScene.Project, "1", change, CancellationToken.None);
}
