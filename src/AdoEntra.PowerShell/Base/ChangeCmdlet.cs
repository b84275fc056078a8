using System.Management.Automation;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Base;

/// <summary>A cmdlet that changes one thing for each input, once the user has agreed, and gives out what it is then.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class ChangeCmdlet<T> : ServiceCmdlet
    where T : AdoResource
{
    private protected ChangeCmdlet()
    {
    }

    /// <summary>The organization of the object that comes in: it is changed there, or not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Organization { get; set; }

    /// <summary>What this input changes. Called on the pipeline thread: the change takes the values of the parameters with it.</summary>
    private protected abstract Change<T> Change();

    /// <inheritdoc/>
    protected sealed override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        try
        {
            ObjectOrganization.Ensure(Organization, client.Connection);
            Change<T> change = Change();
            bool isWanted = change.IsMild
                ? await ShouldProcessMildAsync(change.Sentence).ConfigureAwait(false)
                : await ShouldProcessAsync(change.Sentence).ConfigureAwait(false);
            if (!isWanted) return;
            if (await change.RunAsync(client, cancellationToken).ConfigureAwait(false) is { } changed)
                await WriteAsync(changed).ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>The value of a switch; null where it was not given, and what it is about stays as it is.</summary>
    private protected bool? Given(string parameter, SwitchParameter value) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value.IsPresent : null;
}

/// <summary>A cmdlet that changes something in a project.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class ProjectChangeCmdlet<T> : ChangeCmdlet<T>
    where T : AdoResource
{
    private protected ProjectChangeCmdlet()
    {
    }

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }
}

/// <summary>A cmdlet that changes something in a repository.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class RepositoryChangeCmdlet<T> : ProjectChangeCmdlet<T>
    where T : AdoResource
{
    private protected RepositoryChangeCmdlet()
    {
    }

    /// <summary>The repository by name or id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string Repository { get; set; } = string.Empty;

    /// <summary>A change of this input in its repository.</summary>
    /// <param name="what">What is done, without the repository: <c>Delete branch 'topic'</c>.</param>
    /// <param name="run">Does it there.</param>
    private protected Change<T> InRepository(string what, Func<ResourceClient, RepositoryPlace, CancellationToken, Task<T?>> run)
    {
        (string? project, string repository) = (Project, Repository);
        return new(
            $"{what} in {new RepositoryPlace(project, repository)}",
            async (client, stop) =>
            {
                RepositoryPlace place = await client.FindRepositoryAsync(project, repository, stop).ConfigureAwait(false);
                return await run(client, place, stop).ConfigureAwait(false);
            }
        );
    }
}
