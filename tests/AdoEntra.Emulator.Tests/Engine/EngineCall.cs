using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Http;
using AdoEntra.Requests.Paging;
using AdoEntra.Rest;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>A column of the matrix: one kind of call.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Route">Where it is faulted.</param>
/// <param name="RunAsync">Makes the call; true where what came is what the emulator has.</param>
/// <param name="Changes">How often the emulator has done it; null where there is nothing to do.</param>
internal sealed record EngineCall(
    string Name,
    EmulatedRoute Route,
    Func<EngineScene, CancellationToken, Task<bool>> RunAsync,
    Func<EmulatedOrganization, int>? Changes = null
)
{
    private const string NewName = "made by a call";
    private const int WorkItem = 7;

    private static readonly Guid s_attachment = new("11111111-aaaa-4bbb-8ccc-222222222222");
    private static readonly byte[] s_content = Content(300_000);

    /// <summary>The columns, from left to right.</summary>
    public static IReadOnlyList<EngineCall> All { get; } =
    [
        new("list", EmulatedRoute.Projects, ListAsync),
        new("one", EmulatedRoute.Projects, OneAsync),
        new(
            "create",
            EmulatedRoute.Repositories,
            (scene, stop) => ChangeAsync(scene, "POST", "SecretSauce/_apis/git/repositories", $$"""{"name":"{{NewName}}"}""", stop),
            Created
        ),
        new(
            "change",
            EmulatedRoute.WorkItems,
            (scene, stop) =>
                ChangeAsync(
                    scene,
                    "PATCH",
                    $"SecretSauce/_apis/wit/workitems/{WorkItem}",
                    """[{"op":"add","path":"/fields/Custom.Grams","value":1}]""",
                    stop
                ),
            Changed
        ),
        new(
            "delete",
            EmulatedRoute.WorkItems,
            (scene, stop) => ChangeAsync(scene, "DELETE", $"SecretSauce/_apis/wit/workitems/{WorkItem}", null, stop),
            static organization => organization.WorkItems.Find(WorkItem) is null ? 1 : 0
        ),
        new("upload", EmulatedRoute.Attachments, UploadAsync, static organization => organization.Attachments.Count),
        new("download", EmulatedRoute.Attachments, DownloadAsync),
        new("store", EmulatedRoute.Blob, StoreAsync),
    ];

    private static async Task<bool> ListAsync(EngineScene scene, CancellationToken stop)
    {
        List<AdoProject> projects = await scene.ReadAsync(new RestCall { Address = "_apis/projects?$top=10" }, stop);
        IEnumerable<string> all = scene
            .Organization.Projects.Where(static project => project.State == "wellFormed")
            .Select(static project => project.Name);
        return all.SequenceEqual(projects.Select(static project => project.Name!));
    }

    private static async Task<bool> OneAsync(EngineScene scene, CancellationToken stop)
    {
        AdoProject project = await scene.Product.Client.ReadOneAsync(scene.Session, AdoProject.One("SecretSauce"), scene.Context, stop);
        return project.Name == "SecretSauce";
    }

    private static async Task<bool> ChangeAsync(EngineScene scene, string verb, string address, string? body, CancellationToken stop)
    {
        var call = new RestCall
        {
            Verb = verb,
            Address = address,
            Body = body is null ? null : type => new BytesBody(System.Text.Encoding.UTF8.GetBytes(body), type),
        };
        return (await scene.ReadAsync(call, stop)).Count == 1;
    }

    private static async Task<bool> UploadAsync(EngineScene scene, CancellationToken stop)
    {
        string path = scene.At("up");
        await File.WriteAllBytesAsync(path, s_content, stop);
        var call = new RestCall
        {
            Verb = "POST",
            Address = "SecretSauce/_apis/wit/attachments?fileName=a.bin",
            Body = type => new FileBody(path, type),
        };
        return (await scene.ReadAsync(call, stop)).Count == 1
            && scene.Organization.Attachments.Values.All(static one => ((HeldContent)one.Content).Bytes.Span.SequenceEqual(s_content));
    }

    private static async Task<bool> DownloadAsync(EngineScene scene, CancellationToken stop)
    {
        scene.Organization.Attachments[s_attachment] = new Attachment(s_attachment, "a.bin", new HeldContent(s_content));
        await scene.SaveAsync($"SecretSauce/_apis/wit/attachments/{s_attachment}", "down", stop);
        return (await File.ReadAllBytesAsync(scene.At("down"), stop)).AsSpan().SequenceEqual(s_content);
    }

    private static async Task<bool> StoreAsync(EngineScene scene, CancellationToken stop)
    {
        await scene.SaveAsync(await scene.SignedAddressAsync(), "drop", stop);
        return (await File.ReadAllBytesAsync(scene.At("drop"), stop)).AsSpan().SequenceEqual(Content(EngineScene.ArtifactBytes));
    }

    private static int Created(EmulatedOrganization organization) =>
        organization.Projects.Sum(static project =>
            project.Repositories.Count(static repository => repository.Name.StartsWith(NewName, StringComparison.Ordinal))
        );

    private static int Changed(EmulatedOrganization organization) =>
        organization
            .WorkItems.Revisions(0, int.MaxValue)
            .Count(static revision => revision.Id == WorkItem && revision.Fields.ContainsKey("Custom.Grams"));

    private static byte[] Content(int length)
    {
        byte[] bytes = new byte[length];
        GeneratedContent.Fill(bytes, 0);
        return bytes;
    }
}
