using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;
using AdoEntra.Resources.Security;

namespace AdoEntra.Commands;

/// <summary>What an identity may do in a project, a repository or a pipeline, and by which groups.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPermission", SupportsPaging = true)]
[OutputType(typeof(AdoPermission))]
public sealed class GetAdoPermissionCommand : StreamCmdlet<AdoPermission>
{
    private readonly SubjectSearch _search = new();

    /// <summary>Projects by name or id. Default: the connection's project.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[]? Project { get; set; }

    /// <summary>Repositories by name or id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string[]? Repository { get; set; }

    /// <summary>Pipelines by name or number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PipelineName")]
    public string[]? Pipeline { get; set; }

    /// <summary>Whose permissions: an email address, a display name, an object id, a descriptor or a group. Default: its own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoUser>))]
    public string? For { get; set; }

    private protected override Func<IItemSink<AdoPermission>, CancellationToken, Task> Work()
    {
        ResourceClient client = Client;
        var search = new PermissionSearch
        {
            Projects = Unescaped(Project),
            Repositories = Unescaped(Repository),
            Pipelines = Unescaped(Pipeline),
            Identity = For is null ? null : WildcardPattern.Unescape(For),
        };
        return (sink, stop) => search.ReadAsync(new ItemList<AdoPermission>(client, sink), _search, stop);
    }

    private static string[] Unescaped(string[]? names) => Array.ConvertAll(names ?? [], WildcardPattern.Unescape);
}
