namespace AdoEntra.Http.Addresses;

/// <summary>The host of an address as DNS knows it, whatever letters it was written in.</summary>
internal static class HostName
{
    /// <summary>Empty where no host can have such a name: the platform takes the address, and fails when it is asked.</summary>
    public static string Of(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return string.Empty;
        }
    }
}
