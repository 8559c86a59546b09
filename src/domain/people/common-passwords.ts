/**
 * The commonest passwords, and what they are made of; for the server alone, where a new password is looked at. In the
 * first list what people here choose, in the second what they choose everywhere, partly after zxcvbn-ts (MIT).
 */

const listed = (text: string): string[] => text.trim().split(/\s+/)

const HERE = listed(`
woaini woaiwo woaiziji woaijia woaiwojia woaibaba woaimama woaibeijing woaizhongguo woaixuexi woxihuanni wodeai
wodeshijie wodemima wodemimashi woshishui woshishen woshiwo woshini woshizhu woshidashen woshihaoren woshinidie
woshitiancai woyaofacai woyaozhuanqian woyaojiayou wobuzhidao wangjile wangjimima wowangle woxiangni wojiushiwo
wohenni woaihe woaishuo aini ainiyiwannian ainideren ainini ainia aiwo aiqing airen aishangni aixin aiziji nihao
nihaoma nihaoya nishiwode nishishui nishizhu nizhidao nibuzhidao nicai nicaiba nimabi nidaye nidemima nimen nimama
nibaba nijiushini mima mimamima mimashi mimawangle xinmima jiumima denglu denglumima yonghu yonghuming zhanghao baobao
baobei baobeier babamama baba mama mamababa didi gege jiejie meimei laopo laogong laopoaini laogongaini qinaide qinqin
xianggong xifu erzi nver haizi jiaren yijiaren quanjia xiaobao xiaobei xiaobai xiaohei xiaohong xiaoming xiaojun
xiaolong xiaohu xiaoyu xiaoxue xiaoxin xiaoxiao xiaofei xiaofeng xiaoqiang xiaogang xiaoli xiaolin xiaomei xiaomi
xiaomao xiaogou xiaozhu xiaotu xiaohai xiaozi xiaojie xiaohua xiaoyang xiaowei xiaowen xiaotian xiaoqi xiaojing
xiaojian xiaohui xiaobo xiaobin xiaoping xiaodong xiaonan xiaoxi xiaoxian xiaoyan xiaoyi xiaoyuan xiaozhang xiaochen
dabao erbao dahai dalong dashen dagou damao dazhong daniu dadi dagong kaixin kaixinguo kuaile kuailetiantian xingfu
xingfuyisheng xingyun jixiang jixiangruyi ruyi wanshiruyi pingan pinganfu yishengpingan jiankang chenggong facai
facaile gongxi gongxifacai zhaocai jinbao zhaocaijinbao shunli yifanfengshun xinnian xinniankuaile shengri
shengrikuaile meili meinv shuaige shuaiqi haoren haoyun haohao haohaoxuexi tiantian tiantianxiangshang jiayou nuli
jianchi yongyuan yibeizi yisheng yishi tianxia diyi tianxiadiyi wudi zuiqiang zuihao zhongguo zhonghua zhongguoren
zhonghuarenmin renmin minzhu beijing shanghai tianjin chongqing guangzhou shenzhen chengdu mianyang yanting sichuan
santai anxian jiangyou zitong beichuan pingwu deyang guangyuan nanchong suining leshan luzhou yibin zigong neijiang
ziyang meishan yaan bazhong dazhou guangan panzhihua xichang wuhan nanjing hangzhou suzhou xian changsha zhengzhou
jinan qingdao dalian shenyang haerbin changchun taiyuan shijiazhuang hefei fuzhou xiamen nanchang nanning guilin
haikou sanya kunming dali lijiang guiyang lasa lanzhou xining yinchuan wulumuqi huhehaote ningbo wenzhou wuxi
changzhou yangzhou xuzhou nantong zhuhai foshan dongguan zhongshan shantou yantai weihai luoyang kaifeng yichang
xiangyang hongkong taiwan aomen xianggang taibei changjiang huanghe changcheng taishan huangshan emeishan
qingchengshan jiuzhaigou xihu tiananmen gugong qingnian nianqing qingchun xuesheng xuexi xuexiao daxue zhongxue laoshi
gaokao biye tongxue pengyou haopengyou xiongdi jiemei lianren qingren chulian taobao tianmao jingdong zhifubao alipay
weixin wechat weibo tengxun tencent baidu alibaba wangyi netease sina sohu youku iqiyi douyin kuaishou pinduoduo
meituan huawei lenovo lianxiang oppo vivo meizu haier gree midea wangzherongyao yingxionglianmeng chuanyuehuoxian dnf
zhanshen moshou shijie moshoushijie chuanqi mengyou menghuan menghuanxiyou jianxia xianjian qingkong liulangdiqiu
liming hongqi dongfang dongfanghong taiyang yueliang xingxing xingkong tiankong lantian baiyun caihong fengyu fengyun
liuxing meteor xuehua yinghua meigui mudan lianhua juhua taohua meihua guihua huanghun liulang gudu jimo shangxin
nanguo xinteng xinsui fangqi zaijian bieliwo huilaiba dengni guangbo dianshi dianying fangying wenhua lvyou guangdian
guangbodianshi wenguangju wenhuaju wenlvju jizhuban cunwei cunzhang zhuren juzhang ketang bangongshi zhengfu
zhengfuban xianzhengfu zhenzhengfu nongcun shequ jiedao guanli guanliyuan chaojiguanliyuan xitong xitongguanliyuan
ceshi ceshiyonghu yanshi moren morenmima fuwuqi houtai wangzhan wangluo diannao dianhua shouji shoujihao mimadengyu
zhangsan lisi wangwu zhaoliu sunwukong zhubajie tangseng shaseng zhugeliang liubei guanyu zhangfei zhaoyun caocao lvbu
diaochan xiaoqiao daqiao songjiang wusong linchong jiabaoyu lindaiyu libai dufu baijuyi sushi luxun kongzi mengzi
laozi zhouenlai maozedong dengxiaoping zhoujielun liudehua zhangxueyou chenglong lilianjie zhouxingchi zhourunfa
linzhiying yaoming liuxiang kebi zhanmusi luobinhan
`)

const EVERYWHERE = listed(`
admin administrator root test tester testing guest user users welcome password passwd pass qwerty letmein login logon
master changeme change secret default system server manager support oracle mysql database public private office oa
government beijing2008 olympic iloveyou ilove love loveyou lovely loveme loveforever forever hello helloworld world
superman batman spiderman ironman dragon monkey tiger lion eagle panda football basketball baseball soccer michael
jordan kobe bryant iverson messi ronaldo china chinese america japan korea sunshine princess angel devil computer
internet windows microsoft apple iphone google facebook yahoo hotmail gmail android samsung nokia honda toyota bmw
benz audi ferrari freedom success happy lucky money summer winter spring autumn january february march april june july
august september october november december monday friday sunday abcd abcde qwert asdf zxcv baby honey flower rose lily
jack tom jerry mike david john peter mary lucy alex kevin jason eric tony sam andy cat dog fish bird pig horse snake
mouse rabbit cow jennifer trustno michelle starwars corvette samantha q1w2e3r4t5 maverick whatever mercedes steelers
hardcore q1w2e3r4 midnight bigdaddy victoria marlboro 1q2w3e4r cocacola danielle jonathan liverpoo slipknot scorpion
startrek redskins liverpool nicholas dolphins metallic mountain benjamin elephant rush 1q2w3e4r5t creative garfield
airborne brooklyn godzilla williams darkness blink platinum lifehack qwaszx snowball nintendo pakistan explorer
redwings lasvegas christin babygirl michigan carolina alexande minecraft metallica kristina kimberly snickers paradise
caroline lacrosse poohbear einstein drowssap courtney spitfire patricia maryjane champion svetlana anderson westside
security alexander scarface marshall veronica stargate semperfi brittany scotland cherokee simpsons vladimir franklin
infinity passport bulldogs budlight softball fktrcfylh kawasaki wildcats logitech swordfis motorola alexandr patriots
colorado juventus freeuser warcraft wolverin elizabet valentin mitchell ncc1701d spiderma virginia pearljam predator
charlie panthers peekaboo rolltide american cardinal chevelle fyfcnfcbz loverboy electric darkside hercules lawrence
wolfpack blizzard cjkysirj sterling a1b2c3d4 freepass airplane billybob stingray chocolat zeppelin firebird business
greenday tarheels hellfire engineer serenity fireball remember darkstar mustang pavilion bobafett dbrnjhbz harrison
swimming defender precious icecream swordfish presario rockstar airforce thailand bluebird goldfish wrangler cadillac
longhorn christia assassin atlantis qweasdzxc lonewolf software leonardo srinivas angelina valentina veronika babydoll
wordpass devildog soso123aljg montreal wolfgang basketba birthday stephani jessica kathleen savannah shamrock deftones
goldberg renegade hamilton cristina enterpri babylon sweetpea trfnthbyf cavalier marathon aardvark manchester yankees
napoleon buckeyes highland 1qaz2wsx3edc diamonds campbell chandler drpepper elizabeth thuglife sherlock morpheus
consumer adgjmptw barcelona isabella overlord isabelle ultimate ncc1701e matthew geronimo aleksandr portugal superfly
q1w2e3r4t5y6 florence wrinkle seminole alejandr concrete access margaret christop trombone pleasure rhbcnbyf christian
cdtnkfyf stallion mongoose kingkong bluemoon personal immortal dietcoke anthony giovanni hollywoo morrison clifford
bonehead fernando ghbdtnbr charlott william sebastia werewolf cooldude eternity lollipop tottenha stocking anything
columbia makaveli robinson verbatim satan standard blackcat punkrock raistlin infantry waterloo seinfeld musicman
megadeth skywalke squirrel wolverine stardust twilight intrepid vanhalen punisher showtime skittles ekaterina hannibal
thunder chelsea 1q2w3e4r5t6y portland panasonic sandiego penelope blackdog 1a2b3c4d californ playtime warriors
gangster christine chargers mushroom crusader stranger dkflbvbh anastasia slapshot guardian septembe angelica scarlett
kittycat munchkin rammstein passwor barcelon santiago blackman starcraft goodluck coltrane katerina discover shaney
lonestar stonecol meridian heather richard alexandra beautiful lowrider tacobell catalina halflife kangaroo thompson
socrates keyboard national formula penguins vacation ragnarok mailcreated5240 lorraine dodgeram sebastian colombia
oblivion sithlord mustangs scoobydo bigballs titleist richmond director magnolia blueeyes mersedes springer patrick
martinez cowboys nuttertools gateway imperial grateful peterpan kingston freckles margarita deadhead research mariners
rootbeer aspirine frederic children stephanie scooter creampie plymouth justdoit lightnin caliente goodtime catherin
redalert brucelee porkchop aquarius raiders thankyou fletcher shopping a1s2d3f4 sapphire qazwsxedcrfv hastings
blackjac spectrum chevrole amsterdam diamond rosemary candyman beatrice front atlantic labrador syracuse southern
commando clitoris 8j4ye3uz monopoly pineappl spartans romashka snuggles phoenix infiniti jeremiah cosworth charlotte
doberman qawsedrf brandon emmanuel webmaster viktoria porsche starbuck beefcake godsmack clarence valhalla starfish
sailboat achilles ncc1701a frontier swingers terminator kentucky jackson doughboy phillies dannyboy nebraska pinkfloy
maryland luckydog oklahoma agent vfrcbvrf nathalie whocares vkontakte ihateyou dilligaf mandingo california technics
golfball bunghole hurrican stripper aberdeen rfnthbyf enterprise dthjybrf handsome excalibu brothers keystone flamingo
passwort lancelot melissa australia kamikaze designer pokemon somethin apollo bradford deeznuts warhammer rangers
meatball columbus manchest macdaddy michaela sentinel universe truelove billyboy military jamesbon microsof microlab
pantyhos lifetime gordon theodore function azsxdcfv charlton bigmoney superstar fordf150 terminal wildfire vladislav
hollywood gretchen saratoga greenbay trinidad chicken rjirfrgbde meatloaf hyperion rightnow treasure chester jasmine
maradona anaconda japanese catherine poontang christopher albatros richards turkey kenworth dinosaur lionking happyday
chickens chocolate ericsson positive crazybab sherwood polniypizdec0211 fktrcfylhf hardrock anhyeuem madeline applepie
skywalker gandalf davidson skorpion hellyeah australi rockhard hedgehog yosemite 1qa2ws3ed karolina starship 0.0.0.000
salvador greatone francois packers robotech roadkill backdoor rastaman alliance killbill cinnamon sojdlg123aljg
jeanette operator mechanic amsterda pingpong rasputin majestic passwords kingfish gotohell wrestlin railroad lineage
thursday peterson phillips nwo4life charles kcj9wx5n underdog r2d2c3po snoopdog broadway umbrella splinter chemical
jamesbond blackhaw sinclair megapass translator magicman supersta giuseppe caligula shannon meredith bullseye saturday
kristine tunafish gfhjkm dkflbckfd p0015123 crawford tazmania deepthroat dfktynbyf tommyboy chainsaw christina
getmoney budweise brighton vfhufhbnf mamapapa penthous chrisbln snowboar undertaker flounder moneyman canadian
viewsonic downtown eastside sneakers panasoni thanatos ghjcnjnfr whitesox poseidon johannes gargoyle intruder sunnyday
solution madison newcastl goldstar buckshot titanium federico sunflowe babyblue westwood florida motherlode multiplelo
callaway starfire paintbal winston knickers lokomotiv panther thirteen rjycnfynby avalanch philippe zerocool tomorrow
godfather original newyork idontknow vfvfgfgf 1x2zkg8w francesc syncmaster christie zxasqw paintball monalisa terrapin
spongebob attitude clevelan barefoot chuckles meathead cfitymrf cambiami blessing aleksandra gladiator southpark
mazafaka pianoman casanova traveler hawkeyes clarinet deeznutz monster triangle valencia rhiannon crystal smeghead
andromeda cerberus james tiberius gabriell salamander resident hayabusa together juliette crjhgbjy rockford goldwing
brewster thegreat confused whiskers spaceman rebecca 12qw34er gesperrt wrestling mohammed sersolution overkill
rhfcjnrf montgom240 bulldog something runescape lightning hoosiers recovery adrienne roadking illusion medicine
leavemealone megatron doghouse mortgage heineken fishing moonlight realmadrid balloons tinkerbell babyface blackbir
bookworm godfathe seahawks talisman blackjack hawaiian alphabet beautifu mortimer roadrunn charlene christmas handyman
digital tiffany dutchess wareagle valkyrie idontkno teddybea dragonball dolphin inuyasha stanford sullivan wishbone
property gameover kittykat sinister friendly geoffrey newpass katherine claymore sporting matthews checkers gabriela
preacher gamecube armagedon playstation z1x2c3v4 rhtdtlrj blackout bcfields electron silverad thunderb ghostrider
reynolds cannabis southpar absolute lipstick laurence mandarin tottenham kleopatra dirtbike katherin northern cameltoe
bluefish slippery mollydog annabell starcraf ghblehjr vasilisa scorpio illinois deadpool farscape sunflower hopeless
carpedie shepherd gatorade cameron borussia flexible graphics fyutkbyf yfcntymrf thedoors 7ugd5hip2j elizaveta
strength webmaste augustus alejandro argentina corleone vampires babylove sergeant dragonba stonecold register
millions millwall patience chrysler bullfrog istanbul ashleigh universal binladen gabriel jayhawks amateurs barbados
nightmare knockers chevrolet cristian coolness criminal hardware bobdylan capslock teddybear missouri carlitos
coldbeer netscape andromed brigitte yeahbaby eldorado eastwood paranoid rainbow soulmate 9293709b13 microphone
kakashka fgtkmcby brittney fastball creature just4fun smashing washington mephisto fountain specialk estrella buddyboy
piramida violetta spencer salasana q2w3e4r5 heritage browning insomnia kissmyass budapest pinkfloyd playboy sandwich
testpass maxwell wildcard magazine telephon 1a2s3d4f rochelle pringles vsjasnel12 darklord loveless radiohea reckless
jiggaman classics hooligan scrabble jellybea hawaii pharmacy abnormal concorde qazwsxedc islander yjdsqgfhjkm kazantip
strawberry maksimka wg8e3wjf sweetnes andersen ferguson dynamite gertrude doomsday rhjrjlbk mariposa killer mazda
excalibur marcello masamune chestnut fullmoon inspiron forsaken snowboard lollypop insanity creation katarina moonbeam
gonzalez senators pumpkins windsurf green reddevil sheridan rjhjktdf woodland vanguard aviation stanislav sausages
francesco anastasiya nevermind presiden faithful vfitymrf happiness robotics temppass highheel firewall evolution
drummer pumpkin download mypassword earnhard angelika icehouse misfit christma pineapple harrypotter gorgeous vikings
spongebo broncos radiohead viktoriya holidays mckenzie reddwarf dodgers platypus 1z2x3c4v abrakadabra services
longjohn alessandro honolulu nygiants windmill freebird slamdunk snowflak irishman bergkamp training warrior playstat
mudvayne johndeer zildjian josephin fishbone genesis bigblock jefferso clippers chambers thisisit monkeybo death
hounddog pallmall webhompas monsters comanche whiteout roadster stefanie heinrich undertak anastasi festival mazdarx
lovelife chipmunk good bluebell kjrjvjnbd washingt tkbpfdtnf smirnoff pipeline fishhead konstantin newcastle krasotka
starligh wireless scoobydoo koroleva michaels yogibear redbaron nascar president highbury zachary username survivor
costello washburn catwoman lemonade bearcats solitude cricket slowhand paradigm nostromo arkansas terminat stephen
underground johnson peaches cnfybckfd ghbywtccf wildbill gilligan berkeley pool armstron tropical sundevil hurricane
volkswag zanzibar trouble coventry gtnhjdbx 45m2do5bs nirvana sidekick revolver jackass cleopatr jermaine gbhfvblf
marines everlast tinkerbe bluesman customer marjorie tokiohotel straight nautilus highlander threesom ghjcnjgfhjkm
ghbdtn valentine matthias buddy andyod22 complete fredrick fearless antelope viewsoni evangelion handball zxcasdqwe
sandrine sprinter fyfnjkbq palmtree sonyericsson question carpente spartan pasadena coldplay fairlane elcamino
callisto tomahawk gladiato fantomas castillo honeybee yamahar wildwood johngalt sweetness mcdonald buffalo superior
ministry trinitro bismillah capricorn vendetta margarit bigpoppa voyager antonina hetfield cutiepie papillon baritone
stephane freefall vjqgfhjkm mischief foxylady dominion enforcer leedsutd remingto rfvfcenhf derparol cleopatra
carnival ghjuhfvvf knuckles kayleigh firefigh alexandre whiteboy cromwell dontknow wp2003wp lakeside noname screamer
calimero dfktynby francisc swinging cygnusx1 trucking obsidian giovanna sasha marijuana kordell cassandr moonligh
blueball bigbooty wrestler building paramedi capricor universa lalakers cherries eclipse darkangel whistler smackdow
strawber transfer clarissa argentin slimshady nokian chris johncena pictures dogpound notebook prospect daylight
capetown cartman telephone eggplant fussball perfect hallo pufunga7782 budweiser goodgirl university vincent southpaw
sylveste magellan captain taekwondo sabrina goldfing marcius2 pentagon hotgirls cornwall mandrake bubbles earthlink
lakewood moonshin suburban challeng opendoor commande stanley jonathon bubba navigator hellokitty fkbyjxrf millenium
camaross bluejays optimist enternow destiny hattrick beatles natasha bordeaux vanessa therock ilovegod cardinals
marriage espresso nightwish gsxr skidoo ghhh47hj7649 shadow speedway roadrunner ironmaiden supernov toriamos patches
mamacita stigmata gonzales nineinch waterboy klondike somerset mulligan krokodil hardball republic romantic vauxhall
rfntymrf almighty stratfor mississippi houston intercourse lenochka limewire blue htubcnhfwbz awesome printing
theforce maserati cabernet sheepdog hairball vancouve scheisse montana baltimor mash kirkland riccardo sigmachi
revolution absolutely rfhnjirf sammy colonial ilikepie toonarmy natalie cashmone myxworld kristian dominiqu darkange
scrapper delaware progress gabriele smoothie slimshad vqsablpzla pathfind elisabet evolutio velocity annmarie dolemite
vagabond woodstoc plastics rachelle billabon ncc74656 austin nevermore p0o9i8u7 forgetit reginald archange minimoni
hellsing rocknrol morrowind friendster modelsne futurama skateboard homemade herewego lonesome blackbird vipergts
muhammad jeepster acidburn fireblad pinnacle jellybean peterbil dilbert lighting homework fellatio baracuda flipflop
singapor crackers warhamme
`)

export const COMMON_WORDS: readonly string[] = [...HERE, ...EVERYWHERE]

/** Numbers that stand for something: love, luck, telephones, a way across the keys. */
export const COMMON_NUMBERS: readonly string[] = listed(`
1314 520 521 5201314 1314520 5211314 1314521 7758521 7758258 584520 584131420 147258 159357 753951 147852 258369
123789 456789 110110 119119 120120 114114 10086 10010 10000 123654 321321 123321 1234321 520520 521521 168168 518518
131415 1123581321 31415926 314159 987654 951753 147896325 741852963 741852 852963 963852741 159753 357951 12344321
11223344 112233 223344 332211 121212 131313 232323 101010 100200 102030 1029384756 918273645 696969 252525 454545
789789 456456 789456123 147258369 369258147 123123 1234554321 12341234 123456123 123123123 110120119 110120 19491001
20080808 20082008 88888888 66666666 3141592653 4815162342 13145200 5845201314 201314 2013520 1020304 135790 13579
24680 2468 246810 13572468 1357924680 147 258 369 159 357 007 911 404 360 365 110 114 119 120 122 315 123 321 666 888
999 886 918 815 1001 1234 4321 2580 0852 1122 1212 1010 2020 5678 7890 6789 1987 2112 2323 9527 8848 1688 1788 6688
8866 8989 6969 7788 9988 9981 100 101 200 300 500 600 700 800 900 1000 2000 3000 5000 8000 12306 12315 12345 54321
95588 95533 95566 95599 95555 11235813 14789632 111222333 192837465 123698745 12369874 15426378 73501505 321654987
13243546 78945612 18436572 987456321 134679852 74108520 19283746 135798642
`)

/** In pinyin. */
export const SURNAMES: readonly string[] = listed(`
wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng
yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong
tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei
qian yin yi chang qiao lai gong wen pang lan nie chi hong mei sheng diao luan qi ge zhan tao mo bi ji ai mu tong yue
che ning
`)
