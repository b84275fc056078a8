using AdoEntra.Requests.Model;

namespace AdoEntra.Resources;

/// <summary>Looks for names in one list or in several, and knows which of them it has not found.</summary>
/// <param name="names">Names or ids.</param>
internal sealed class NameSearch(NameFilter names)
{
    private readonly HashSet<string> _missing = new(names.Exact, StringComparer.OrdinalIgnoreCase);

    /// <summary>The exact names that nothing was called so far.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            lock (_missing) return [.. _missing];
        }
    }

    /// <summary>Whether an item is wanted. Lists may be read side by side.</summary>
    public bool Takes(AdoResource item)
    {
        (string? name, string? id) = item.Key;
        string? qualified = item.QualifiedName;
        if (!names.Matches(name, id) && (qualified is null || !names.Matches(qualified, null))) return false;
        lock (_missing)
        {
            if (_missing.Count > 0)
            {
                _missing.RemoveWhere(missing =>
                    NameFilter.Same(missing, name) || NameFilter.Same(missing, id)
                    || (qualified is not null && NameFilter.Same(missing, qualified)));
            }
        }

        return true;
    }
}

/// <summary>Finds the items of a list by their names, with as few requests as that takes.</summary>
internal static class NameSearches
{
    /// <summary>Adds those items that are called so, and reports the names that nothing is called.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="names">Names or ids.</param>
    /// <param name="all">Reads the whole list.</param>
    /// <param name="one">Reads one by its name or id; null where the service cannot.</param>
    /// <param name="kind">What one is, for messages: <c>repository</c>.</param>
    /// <param name="where">Where it is looked for, for messages: <c>project 'SecretSauce'</c>.</param>
    /// <param name="matches">What else decides; null for nothing.</param>
    /// <param name="complete">Adds to the items what is not in the list; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public static async Task AddByNameAsync<T>(
        this ItemList<T> list,
        NameFilter names,
        ServiceRequest<T> all,
        Func<string, ServiceRequest<T>>? one,
        string kind,
        string where,
        Func<T, bool>? matches,
        Func<IReadOnlyList<T>, CancellationToken, Task>? complete,
        CancellationToken cancellationToken
    )
        where T : AdoResource
    {
        if (one is not null && names.IsExact)
        {
            await list
                .AddForEachAsync(names.Exact, (each, name, stop) => each.AddOneAsync(one(name), stop), cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        var search = new NameSearch(names);
        await list.AddMatchesAsync(names, search, all, matches, complete, cancellationToken).ConfigureAwait(false);
        await list.ReportMissingAsync(search, kind, where).ConfigureAwait(false);
    }

    /// <summary>Adds those items of one list that are called so, and leaves it to others to find the rest.</summary>
    /// <inheritdoc cref="AddByNameAsync"/>
    public static async Task AddMatchesAsync<T>(
        this ItemList<T> list,
        NameFilter names,
        NameSearch search,
        ServiceRequest<T> all,
        Func<T, bool>? matches,
        Func<IReadOnlyList<T>, CancellationToken, Task>? complete,
        CancellationToken cancellationToken
    )
        where T : AdoResource
    {
        if (!names.MayBeNames)
        {
            bool isAll = names.IsEverything && matches is null;
            Func<T, bool>? wants = isAll ? null : item => matches?.Invoke(item) != false && search.Takes(item);
            await list.AddListAsync(all, wants, complete, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Whether a text with brackets is a name shows only when all names are known.
        ListWork<T> work = (read, stop) => read.AddListAsync(all, matches, stop);
        IReadOnlyList<T> items = await list.ReadAllAsync(work, cancellationToken).ConfigureAwait(false);
        var meant = new NameSearch(names.WithNames(items.SelectMany(static item => new[] { item.Key.Name, item.Key.Id })));
        List<T> wanted = [];
        foreach (T item in items)
        {
            if (!meant.Takes(item)) continue;
            search.Takes(item);
            wanted.Add(item);
        }

        if (complete is not null && wanted.Count > 0) await complete(wanted, cancellationToken).ConfigureAwait(false);
        await list.AddAsync(wanted).ConfigureAwait(false);
    }

    /// <summary>Reports the names that nothing was called.</summary>
    public static async ValueTask ReportMissingAsync<T>(this ItemList<T> list, NameSearch search, string kind, string where)
    {
        if (list.IsSatisfied) return;
        foreach (string name in search.Missing) await list.ReportMissingAsync(kind, name, where).ConfigureAwait(false);
    }
}
