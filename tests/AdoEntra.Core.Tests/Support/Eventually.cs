namespace AdoEntra.Core.Tests.Support;

/// <summary>Waits for what happens on another thread, and fails when it does not happen at all.</summary>
internal static class Eventually
{
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> actual)
    {
        DateTime end = DateTime.UtcNow + Soon.Limit;
        T last = await actual();
        while (!Equals(expected, last) && DateTime.UtcNow < end)
        {
            await Task.Delay(10);
            last = await actual();
        }

        Assert.Equal(expected, last);
    }

    public static async Task<T> SomeAsync<T>(Func<T?> find)
        where T : class
    {
        DateTime end = DateTime.UtcNow + Soon.Limit;
        T? found;
        while ((found = find()) is null && DateTime.UtcNow < end) await Task.Delay(10);
        return Assert.IsAssignableFrom<T>(found);
    }
}
