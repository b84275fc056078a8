using AdoEntra.Connections;
using AdoEntra.Emulator.Organizations.Library;
using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Identity.Secrets;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;
using Patience = AdoEntra.Emulator.Tests.Support.Patience;

namespace AdoEntra.Emulator.Tests.Resources;

/// <summary>Random changes of one variable group by two writers at once lose no variable and show no secret.</summary>
public sealed class VariableGroupPropertyTests
{
    private const string Group = "kitchen";
    private const string Kept = "emulated-secret-value";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task TwoWriters_LoseNothing(int seed)
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        AdoConnection connection = await scene.Product.Connector.ConnectAsync(
            new ConnectRequest(SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene)))
            {
                Organization = "MyOrg",
                Project = "SecretSauce",
                SkipVerification = true,
            },
            scene,
            Patience.Token
        );
        var client = new ResourceClient(scene.Product.Client, connection, RequestContext.Silent);

        Dictionary<string, GroupVariable>[] expected = await Task.WhenAll(
            WriteAsync(client, "a", new Random(seed)),
            WriteAsync(client, "b", new Random(seed + 100))
        );

        VariableGroup group = scene.Emulator.State.FindOrganization("MyOrg")!.VariableGroups.All.Single(static one => one.Name == Group);
        Assert.Equal(Kept, group.Variables["recipe"].Value);
        Assert.Equal("2 g", group.Variables["salt"].Value);
        Assert.Equal(
            expected.SelectMany(static one => one).OrderBy(static one => one.Key, StringComparer.Ordinal),
            group.Variables
                .Where(static one => one.Key is not ("recipe" or "salt"))
                .OrderBy(static one => one.Key, StringComparer.Ordinal)
        );
        AdoVariableGroup shown = await client.FindVariableGroupAsync(null, Group, Patience.Token);
        Assert.All(shown.Variables.Values, static one => Assert.Equal(one.IsSecret, one.Value is null));
    }

    // Each writer has variables of its own, so what it did last is what has to be there.
    private static async Task<Dictionary<string, GroupVariable>> WriteAsync(ResourceClient client, string writer, Random random)
    {
        Dictionary<string, GroupVariable> expected = [];
        for (int i = 0; i < 25; i++)
        {
            string name = $"{writer}{random.Next(6)}";
            string value = $"value-{writer}-{i}";
            bool isThere = expected.TryGetValue(name, out GroupVariable? before);
            switch (random.Next(4))
            {
                case 0 when isThere:
                    await client.RemoveVariableAsync(null, Group, name.ToUpperInvariant(), Patience.Token);
                    expected.Remove(name);
                    break;
                case 1:
                    await client.SetVariableAsync(null, Group, new(name) { Secret = new Secret(value) }, Patience.Token);
                    expected[name] = new(value, true, before?.IsReadOnly ?? false);
                    break;
                case 2 when isThere:
                    await client.SetVariableAsync(null, Group, new(name) { IsReadOnly = true }, Patience.Token);
                    expected[name] = before! with { IsReadOnly = true };
                    break;
                case 3 when before is not { IsSecret: true }:
                    await client.SetVariableAsync(null, Group, new(name) { Value = value }, Patience.Token);
                    expected[name] = new(value, false, before?.IsReadOnly ?? false);
                    break;
            }
        }

        return expected;
    }
}
