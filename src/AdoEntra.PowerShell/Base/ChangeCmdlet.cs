using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>
/// A cmdlet that changes something: asks as <c>-Confirm</c> and <c>-WhatIf</c> want it, makes the change, and gives out what it made. A
/// failure that concerns one input alone is written as an error, and the next input goes on.
/// </summary>
/// <typeparam name="T">What it gives out.</typeparam>
public abstract class ChangeCmdlet<T> : ServiceCmdlet
    where T : AdoResource
{
    private protected ChangeCmdlet()
    {
    }

    /// <summary>The change that this input asks for.</summary>
    private protected abstract Change<T> Change();

    /// <inheritdoc/>
    protected sealed override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        Change<T> change = Change();
        if (!await ShouldProcessAsync(change.Target, change.Action).ConfigureAwait(false)) return;
        try
        {
            if (await change.MakeAsync(cancellationToken).ConfigureAwait(false) is { } made) await WriteAsync(made).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemList<T>.IsAboutThisOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }
}

/// <summary>One change of a resource.</summary>
/// <param name="Target">What is changed, as the user is asked about it.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="MakeAsync">Makes the change; gives the resource as it is then, or null where there is none to give.</param>
internal sealed record Change<T>(string Target, string Action, Func<CancellationToken, Task<T?>> MakeAsync)
    where T : AdoResource;
