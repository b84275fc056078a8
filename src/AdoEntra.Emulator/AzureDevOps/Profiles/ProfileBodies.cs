namespace AdoEntra.Emulator.AzureDevOps.Profiles;

// [D] profile-7.1 Profile, whose names its samples have and its schema has not; account-7.1 Account.

internal sealed record ProfileBody(
    string DisplayName, Guid PublicAlias, string EmailAddress, int CoreRevision, DateTime TimeStamp, Guid Id, int Revision);

internal sealed record AccountBody(Guid AccountId, string AccountUri, string AccountName, string OrganizationName, string AccountType);
