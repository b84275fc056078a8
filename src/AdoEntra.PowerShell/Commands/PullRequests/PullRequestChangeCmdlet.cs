using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a pull request which is there, or something of it.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class PullRequestChangeCmdlet<T> : ChangeCmdlet<T>
    where T : AdoResource
{
    private protected PullRequestChangeCmdlet()
    {
    }

    /// <summary>The number of the pull request.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a pull request.")]
    public long PullRequestId { get; set; }
}
