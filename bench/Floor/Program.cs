using System.Globalization;
using AdoEntra.Floor;

// hello: the least that a .NET program costs. The others do the same thing COUNT times, one at a time, and say how long each took.
switch (args)
{
    case ["hello"]:
        Console.WriteLine("hello");
        return 0;
    case ["list", var count, var project]:
        using (var client = await FloorClient.SignInAsync()) await Listing.RunAsync(client, Number(count), project);
        return 0;
    case ["pages", var count, "references"]:
        using (var client = await FloorClient.SignInAsync())
            await Paging.RunAsync(
                client,
                Number(count),
                "Large/_apis/git/repositories/Large/refs?$top=1000",
                FloorJson.Default.PageReference
            );
        return 0;
    case ["pages", var count, "projects"]:
        using (var client = await FloorClient.SignInAsync())
            await Paging.RunAsync(client, Number(count), "_apis/projects?$top=1000", FloorJson.Default.PageProject);
        return 0;
    case ["fan", var count, var atOnce]:
        using (var client = await FloorClient.SignInAsync()) await Fan.RunAsync(client, Number(count), Number(atOnce));
        return 0;
    case ["call", var count, var calls]:
        using (var client = await FloorClient.SignInAsync()) await Call.RunAsync(client, Number(count), Number(calls));
        return 0;
    default:
        Console.Error.WriteLine("hello | list COUNT PROJECT | pages COUNT references|projects | fan COUNT AT-ONCE | call COUNT CALLS");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
