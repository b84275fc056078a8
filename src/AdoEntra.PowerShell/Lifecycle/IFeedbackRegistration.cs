namespace AdoEntra.Lifecycle;

/// <summary>What AdoEntra.Feedback does for this assembly, which knows no feedback providers: it is compiled for PowerShell 5.1.</summary>
internal interface IFeedbackRegistration
{
    /// <summary>Registers the provider. It is not registered.</summary>
    void Register();

    /// <summary>Takes it back. It is registered.</summary>
    void Unregister();
}
