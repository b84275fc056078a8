using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>One of a plain resource as it is kept: its fields, with what depends on the request still to be put in.</summary>
/// <param name="Scope">Whose it is: nothing for the organization, <c>*</c> for each project, otherwise <c>project</c> or
/// <c>project/repository</c>, by ids.</param>
/// <param name="Fields">The fields.</param>
internal sealed record CollectionItem(string Scope, JsonObject Fields);
